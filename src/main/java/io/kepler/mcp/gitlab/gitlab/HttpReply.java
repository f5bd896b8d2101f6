package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.gitlab.Watchdog.Watch;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An answer as it comes from the wire, of any status, watched until it is closed. */
final class HttpReply implements Reply {

    private final Response response;
    private final Watch watch;
    private final CappedStream body;

    HttpReply(Response response, Watch watch, Troubles troubles, long cap) {
        this.response = response;
        this.watch = watch;
        InputStream raw = response.getEntity() instanceof InputStream in ? in : InputStream.nullInputStream();
        this.body = new CappedStream(raw, cap, watch, troubles);
    }

    @Override
    public int status() {
        return response.getStatus();
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getHeaderString(name));
    }

    Optional<String> requestId() {
        return header("X-Request-Id").map(Redaction::line);
    }

    /** The length GitLab announces, -1 when it does not, as with every compressed answer. */
    long announced() {
        String length = response.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Reads a small remainder so that the connection can serve again, hangs up on a large one. */
    @Override
    public void close() {
        try (watch) {
            body.finish();
        } catch (IOException | GitLabException e) {
            // Nobody wants the rest, so it does not matter that it did not come.
        } finally {
            response.close();
        }
    }
}
