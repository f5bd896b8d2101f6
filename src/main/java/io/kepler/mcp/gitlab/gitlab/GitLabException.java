package io.kepler.mcp.gitlab.gitlab;

import java.time.Duration;
import java.util.Optional;

/** A call to GitLab that did not succeed. The message is safe to show: it holds no token and no raw body. */
public sealed class GitLabException extends RuntimeException permits NotAdmittedException {

    private final Fault fault;
    private final int status;
    private final transient Optional<String> requestId;
    private final transient Optional<Duration> retryAfter;

    /**
     * @param status GitLab's HTTP status, 0 when no answer came
     * @param requestId GitLab's X-Request-Id when it sent one
     * @param retryAfter how long GitLab asks to wait
     */
    public GitLabException(
            Fault fault, int status, String message, Optional<String> requestId, Optional<Duration> retryAfter) {
        super(message);
        this.fault = fault;
        this.status = status;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    public GitLabException(Fault fault, String message) {
        this(fault, 0, message, Optional.empty(), Optional.empty());
    }

    public Fault fault() {
        return fault;
    }

    public int status() {
        return status;
    }

    public Optional<String> requestId() {
        return requestId;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
