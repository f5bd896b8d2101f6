package io.kepler.mcp.gitlab.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kept HTTP/1.1 connection that sends prepared bytes. A full HTTP client would take as much CPU as the server that is
 * measured, from the same cores.
 */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int PATIENCE_MILLIS = 60_000;

    private final URI server;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    Connection(URI server) {
        this.server = server;
    }

    /** Sends one request and reads its reply; connects when there is no connection. */
    Reply send(byte[] request) throws IOException {
        Socket open = socket == null ? connect() : socket;
        open.getOutputStream().write(request);
        Reply reply = read();
        if (reply.last()) {
            close();
        }
        return reply;
    }

    private Socket connect() throws IOException {
        Socket fresh = new Socket(server.getHost(), server.getPort());
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(fresh.getInputStream(), BUFFER);
        socket = fresh;
        return fresh;
    }

    private Reply read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        Reply head = new Reply(status, headers, new byte[0]);
        byte[] body = head.chunked()
                ? chunks()
                : exactly(head.header("content-length").map(Integer::valueOf).orElse(0));
        return new Reply(status, headers, body);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BUFFER);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The server hung up within a reply");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
