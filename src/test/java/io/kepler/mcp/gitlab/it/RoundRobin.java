package io.kepler.mcp.gitlab.it;

import static java.util.stream.Collectors.toCollection;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The address that clients know: hands each request to the next node, whoever asks. Nothing is sticky, nothing is
 * buffered, and who hangs up hangs up on the node. It can show a token for clients that have no way to.
 */
public final class RoundRobin implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, Set<URI>> servedBy = new ConcurrentHashMap<>();
    private final Queue<RequestHead> asked = new ConcurrentLinkedQueue<>();
    private final ServerSocket server;
    private final String headers;
    private volatile List<URI> nodes = List.of();

    public RoundRobin() throws IOException {
        this("");
    }

    private RoundRobin(String headers) throws IOException {
        this.headers = headers;
        server = new ServerSocket(0, 1024, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        threads.execute(this::accept);
    }

    /** One that shows this token of GitLab with every request. */
    static RoundRobin as(String token) throws IOException {
        return new RoundRobin("PRIVATE-TOKEN: " + token + "\r\n");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public void over(List<URI> urls) {
        nodes = List.copyOf(urls);
    }

    /** Gives the next request to this node, counted from 0. */
    public void beginWith(int node) {
        turn.set(node);
    }

    /** The nodes that ever answered a path. */
    public Set<URI> servedBy(String path) {
        return servedBy.getOrDefault(path, Set.of());
    }

    /** What clients ever said in a header. */
    Set<String> heard(String header) {
        return asked.stream().flatMap(head -> head.header(header).stream()).collect(toCollection(TreeSet::new));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                InputStream request = new BufferedInputStream(client.getInputStream())) {
            RequestHead head = RequestHead.read(request);
            asked.add(head);
            URI node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
            servedBy.computeIfAbsent(head.path(), path -> ConcurrentHashMap.newKeySet())
                    .add(node);
            try (Socket answering = new Socket(node.getHost(), node.getPort())) {
                answering.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                answering.getOutputStream().write(head.alone(headers));
                threads.execute(() -> bring(request, answering));
                answering.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException hungUp) {
            // One side has gone, and the other is told by the closing.
            return;
        } finally {
            open.remove(client);
        }
    }

    /** The rest of a request; its end is the end of the connection, for there is one request on each. */
    private static void bring(InputStream request, Socket answering) {
        try (answering) {
            request.transferTo(answering.getOutputStream());
        } catch (IOException hungUp) {
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
