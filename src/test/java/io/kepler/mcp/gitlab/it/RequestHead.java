package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The first line of an HTTP request and its headers. */
record RequestHead(List<String> lines) {

    private static final List<String> OF_ONE_CONNECTION =
            List.of("connection:", "http2-settings:", "keep-alive:", "upgrade:");

    /** Takes them from a stream and leaves the body there. */
    static RequestHead read(InputStream stream) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = stream.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return new RequestHead(head.toString().lines().toList());
    }

    String path() {
        return lines.get(0).split(" ", -1)[1].replaceFirst("\\?.*", "");
    }

    Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    /** The same for a connection that has no other request, with more headers. */
    byte[] alone(String more) {
        StringBuilder head = new StringBuilder();
        lines.stream()
                .filter(line -> !line.isEmpty())
                .filter(line -> OF_ONE_CONNECTION.stream().noneMatch(line.toLowerCase(Locale.ROOT)::startsWith))
                .forEach(line -> head.append(line).append("\r\n"));
        head.append("Connection: close\r\n").append(more).append("\r\n");
        return head.toString().getBytes(ISO_8859_1);
    }
}
