package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Streams that were opened, acknowledged, and then left open. */
final class OpenStreams implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int MOST_READ = 64 * 1024;

    private final List<Socket> sockets = new ArrayList<>();

    private OpenStreams() {}

    /** Opens so many streams, one after the other. */
    static OpenStreams open(URI server, byte[] listen, int count) throws IOException {
        OpenStreams streams = new OpenStreams();
        try {
            for (int i = 0; i < count; i++) {
                streams.sockets.add(one(server, listen));
            }
        } catch (IOException e) {
            streams.close();
            throw e;
        }
        return streams;
    }

    private static Socket one(URI server, byte[] listen) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(listen);
        InputStream in = socket.getInputStream();
        StringBuilder said = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (said.indexOf("notifications/subscriptions/acknowledged") < 0) {
            int read = in.read(buffer);
            if (read < 0 || said.length() > MOST_READ) {
                socket.close();
                throw new IOException("A stream was not opened: " + said);
            }
            said.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
        return socket;
    }

    int count() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
