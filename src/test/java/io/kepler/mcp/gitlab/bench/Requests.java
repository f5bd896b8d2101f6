package io.kepler.mcp.gitlab.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, made once and sent many times. */
final class Requests {

    private Requests() {}

    static byte[] get(URI url, String token) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return """
                GET %s HTTP/1.1
                Host: %s
                Accept: application/json
                PRIVATE-TOKEN: %s

                """.formatted(url.getRawPath() + query, url.getAuthority(), token)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A POST of JSON in ASCII, with further header lines that end in a line break each. */
    static byte[] post(URI url, String token, String headers, String json) {
        String head = """
                POST %s HTTP/1.1
                Host: %s
                Accept: application/json, text/event-stream
                Content-Type: application/json
                PRIVATE-TOKEN: %s
                Content-Length: %d
                """.formatted(url.getRawPath(), url.getAuthority(), token, json.length());
        return ((head + headers + "\n").replace("\n", "\r\n") + json).getBytes(StandardCharsets.ISO_8859_1);
    }
}
