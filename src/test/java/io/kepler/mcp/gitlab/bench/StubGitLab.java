package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A GitLab that only reads and sends prepared bytes, because the time it takes is part of what is measured. It runs in
 * a process of its own and ends when its standard input does.
 */
final class StubGitLab {

    private static final int LONGEST_REQUEST = 16 * 1024;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

    private final Replies replies;

    private StubGitLab(Replies replies) {
        this.replies = replies;
    }

    /** Takes the port to listen on, 0 for any. */
    public static void main(String[] args) throws IOException {
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(args[0]), 1024, loopback())) {
            String url = "http://127.0.0.1:" + listener.getLocalPort();
            StubGitLab stub = new StubGitLab(Replies.prepare(url));
            start(() -> stub.accept(listener));
            System.out.println("GitLab is ready at " + url);
            while (System.in.read() >= 0) {
                // Whoever started this is still there.
            }
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket listener) {
        try {
            while (true) {
                Socket socket = listener.accept();
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener was closed: the benchmark is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            byte[] request = new byte[LONGEST_REQUEST];
            for (int length = readHead(in, request); length > 0; length = readHead(in, request)) {
                socket.getOutputStream().write(replies.to(target(request, length)));
            }
        } catch (IOException e) {
            // The client hung up, as clients do.
        }
    }

    /** Reads one request, which has no body. Returns its length, 0 when no more come. */
    private static int readHead(InputStream in, byte[] request) throws IOException {
        int length = 0;
        do {
            int read = in.read(request, length, request.length - length);
            if (read <= 0) {
                return 0;
            }
            length += read;
        } while (!complete(request, length));
        return length;
    }

    private static boolean complete(byte[] request, int length) {
        int start = length - END_OF_HEAD.length;
        for (int i = 0; i < END_OF_HEAD.length; i++) {
            if (start < 0 || request[start + i] != END_OF_HEAD[i]) {
                return false;
            }
        }
        return true;
    }

    /** The path and query, the second word of a request. */
    private static String target(byte[] request, int length) {
        int from = 0;
        while (from < length && request[from] != ' ') {
            from++;
        }
        int to = from + 1;
        while (to < length && request[to] != ' ' && request[to] != '\r') {
            to++;
        }
        return new String(request, from + 1, to - from - 1, StandardCharsets.ISO_8859_1);
    }
}
