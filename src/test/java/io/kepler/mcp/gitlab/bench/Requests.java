package io.kepler.mcp.gitlab.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, made once and sent many times. */
final class Requests {

    private Requests() {}

    /** A GET that shows a header line with a credential. */
    static byte[] get(URI url, String credential) {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return """
                GET %s HTTP/1.1
                Host: %s
                Accept: application/json
                %s

                """.formatted(url.getRawPath() + query, url.getAuthority(), credential)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A POST of JSON in ASCII, with header lines that end in a line break each. */
    static byte[] post(URI url, String headers, String json) {
        String head = """
                POST %s HTTP/1.1
                Host: %s
                Accept: application/json, text/event-stream
                Content-Type: application/json
                Content-Length: %d
                """.formatted(url.getRawPath(), url.getAuthority(), json.length());
        return ((head + headers + "\n").replace("\n", "\r\n") + json).getBytes(StandardCharsets.ISO_8859_1);
    }
}
