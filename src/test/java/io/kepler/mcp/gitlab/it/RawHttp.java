package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** HTTP over a bare socket, for what a polite client refuses to send: any Host, and bodies that nobody wants. */
final class RawHttp {
    private static final byte[] SPACES = " ".repeat(64 * 1024).getBytes(ISO_8859_1);
    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI endpoint;
    private final String token;
    private final String host;

    /**
     * What came back.
     *
     * @param bytesSent how much of the body the server had taken until it answered
     */
    record Reply(int status, String text, long bytesSent) {}

    RawHttp(URI endpoint, String token) {
        this(endpoint, token, endpoint.getAuthority());
    }

    private RawHttp(URI endpoint, String token, String host) {
        this.endpoint = endpoint;
        this.token = token;
        this.host = host;
    }

    RawHttp host(String other) {
        return new RawHttp(endpoint, token, other);
    }

    /** Posts a message as JSON. */
    Reply post(String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        try (Socket socket = open()) {
            write(socket, "Content-Length: " + body.length, body);
            return reply(socket, body.length);
        }
    }

    /** Announces a body of this size, then sends so many spaces, until the server says something. */
    Reply postSpaces(long size) throws IOException {
        try (Socket socket = open()) {
            write(socket, "Content-Length: " + size, new byte[0]);
            return reply(socket, pour(socket, size, false));
        }
    }

    /** Sends so many spaces without having said how many, until the server says something. */
    Reply postSpacesInChunks(long size) throws IOException {
        try (Socket socket = open()) {
            write(socket, "Transfer-Encoding: chunked", new byte[0]);
            return reply(socket, pour(socket, size, true));
        }
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    private void write(Socket socket, String length, byte[] body) throws IOException {
        String head = "POST " + endpoint.getPath() + " HTTP/1.1\r\nHost: " + host + "\r\nPRIVATE-TOKEN: " + token
                + "\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                + "Connection: close\r\n" + length + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static long pour(Socket socket, long size, boolean chunked) throws IOException {
        byte[] head = (Integer.toHexString(SPACES.length) + "\r\n").getBytes(ISO_8859_1);
        OutputStream out = socket.getOutputStream();
        long sent = 0;
        while (sent < size && socket.getInputStream().available() == 0) {
            try {
                out.write(chunked ? head : new byte[0]);
                out.write(SPACES);
                out.write(chunked ? new byte[] {'\r', '\n'} : new byte[0]);
            } catch (IOException closed) {
                // The server hung up, and what it said before is still to be read.
                return sent;
            }
            sent += SPACES.length;
        }
        return sent;
    }

    private static Reply reply(Socket socket, long sent) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                text.append(new String(buffer, 0, read, ISO_8859_1));
            }
        } catch (IOException reset) {
            if (text.isEmpty()) {
                throw reset;
            }
        }
        if (!text.toString().startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer in HTTP: " + text);
        }
        return new Reply(Integer.parseInt(text.substring(9, 12)), text.toString(), sent);
    }
}
