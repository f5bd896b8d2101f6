package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.gitlab.Setback.Stage;
import java.time.Duration;
import java.util.Optional;

/** Answers of GitLab that are not a success, as faults: the one place where its statuses get a meaning. */
final class Refusals {

    private Refusals() {}

    /** Reads why GitLab refused. The body is read here or never. */
    static Setback of(HttpReply reply, Credential credential) {
        int status = reply.status();
        Optional<String> reason = status < 500 ? Reason.in(reply, credential) : Optional.empty();
        Optional<Duration> wait = reply.header("Retry-After").flatMap(RetryAfter::parse);
        String message = sentence(status, reason.orElse(""))
                + " (" + status + ")"
                + reason.map(text -> ": " + text).orElse("")
                + (reason.filter(text -> text.endsWith(".")).isPresent() ? "" : ".")
                + (status == 429 ? advice(wait) : "");
        return new Setback(stage(status), new GitLabException(fault(status), status, message, reply.requestId(), wait));
    }

    /** A redirect that is not followed. */
    static Setback redirected(HttpReply reply, String message) {
        return new Setback(
                Stage.SETTLED,
                new GitLabException(Fault.INTERNAL, reply.status(), message, reply.requestId(), Optional.empty()));
    }

    private static Stage stage(int status) {
        return switch (status) {
            case 429, 502, 503, 504 -> Stage.SENT;
            default -> Stage.SETTLED;
        };
    }

    /** A 500 counts as unavailable: the fault is GitLab's, not ours, and it may well be gone at the next try. */
    private static Fault fault(int status) {
        return switch (status) {
            case 401 -> Fault.UNAUTHENTICATED;
            case 402, 403, 451 -> Fault.FORBIDDEN;
            case 404, 410 -> Fault.NOT_FOUND;
            case 405, 406, 409, 412, 423 -> Fault.CONFLICT;
            case 408 -> Fault.TIMED_OUT;
            case 413 -> Fault.TOO_LARGE;
            case 429 -> Fault.RATE_LIMITED;
            default -> {
                if (status >= 500) {
                    yield Fault.UNAVAILABLE;
                }
                yield status >= 400 ? Fault.INVALID : Fault.INTERNAL;
            }
        };
    }

    private static String sentence(int status, String reason) {
        return switch (fault(status)) {
            case UNAUTHENTICATED -> "GitLab does not accept the token";
            case FORBIDDEN ->
                reason.contains("insufficient_scope")
                        ? "The token lacks the scope that GitLab wants for this call"
                        : "GitLab forbids this to the owner of the token";
            case NOT_FOUND -> "GitLab has nothing there, or the token may not see it";
            case CONFLICT -> "GitLab refuses this in the present state of things";
            case TIMED_OUT -> "GitLab gave up waiting for the call";
            case TOO_LARGE -> "GitLab refused the call as too large";
            case RATE_LIMITED -> "GitLab's rate limit is reached";
            case UNAVAILABLE -> "GitLab failed or is not available at the moment";
            case INVALID ->
                status == 414
                        ? "The filters of this call are too long for GitLab"
                        : "GitLab refused the call as invalid";
            case INTERNAL -> "GitLab gave an answer this server does not know";
        };
    }

    private static String advice(Optional<Duration> wait) {
        return wait.map(time -> " Try again in " + Math.max(1, time.toSeconds()) + " s.")
                .orElse(" Try again later.");
    }
}
