package io.kepler.mcp.gitlab.gitlab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that misbehaves as a test wants it to: the script of a connection writes the bytes itself. */
final class RawServer implements AutoCloseable {

    /** What happens on one connection; it is closed when the script returns or fails. */
    interface Script {
        void play(Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    RawServer(Script script) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(() -> accept(script));
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                threads.execute(() -> play(script, socket));
            }
        } catch (IOException e) {
            // The listener was closed: the test is over.
        }
    }

    private void play(Script script, Socket socket) {
        try (socket) {
            script.play(new Connection(socket, sockets.size(), requests));
        } catch (IOException e) {
            // The client hung up, which is what some of these scripts are for.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    /** The request lines seen so far. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }

    /** One accepted connection, counted from one. */
    record Connection(Socket socket, int number, List<String> requests) {

        /** Reads the head of a request with an empty body; false when the client has gone. */
        boolean awaitRequest() throws IOException {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
            String first = reader.readLine();
            if (first == null) {
                return false;
            }
            requests.add(first);
            for (String line = first; line != null && !line.isEmpty(); ) {
                line = reader.readLine();
            }
            return true;
        }

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }
}
