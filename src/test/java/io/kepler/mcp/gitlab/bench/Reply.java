package io.kepler.mcp.gitlab.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An HTTP response. */
final class Reply {

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** The headers go by their names in lower case. */
    Reply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    boolean chunked() {
        return header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent();
    }

    boolean last() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    boolean ok() {
        return status == 200;
    }

    /** The body byte by byte, which is all it takes to look for ASCII. */
    String text() {
        return new String(body, StandardCharsets.ISO_8859_1);
    }
}
