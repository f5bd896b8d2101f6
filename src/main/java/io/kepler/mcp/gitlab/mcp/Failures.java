package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Redaction;
import io.kepler.mcp.gitlab.gitlab.TracedGitLab;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Tool;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failed call in two shapes: for the model, what happened and what to do next; for the operator, one log line. Both
 * carry the same reference.
 */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    Answer invalid(Tool tool, InvalidArguments e) {
        String reference = Reference.next();
        LOG.debug("{} {} invalid arguments: {}", reference, tool.name(), e.problems());
        Map<String, Object> error = error(Fault.INVALID, String.join("\n", e.problems()), reference);
        error.put("next", "Correct the arguments and call " + tool.name() + " again.");
        return answer(error);
    }

    Answer failed(Tool tool, Caller caller, GitLabException e) {
        String reference = Reference.next();
        log(reference, tool.name(), caller, e);
        Map<String, Object> error = error(e.fault(), String.valueOf(e.getMessage()), reference);
        tellMore(error, e);
        return answer(error);
    }

    private static void tellMore(Map<String, Object> error, GitLabException e) {
        error.put("next", next(e));
        if (e.status() > 0) {
            error.put("gitlab_status", e.status());
        }
        e.requestId().ifPresent(id -> error.put("gitlab_request_id", id));
        e.retryAfter().ifPresent(wait -> error.put("retry_after_seconds", Math.max(1, wait.toSeconds())));
    }

    /** What a client is told when GitLab does not give what a prompt or a resource is made of. */
    RpcException refused(String what, Caller caller, GitLabException e) {
        String reference = Reference.next();
        log(reference, what, caller, e);
        Map<String, Object> error = error(e.fault(), String.valueOf(e.getMessage()), reference);
        tellMore(error, e);
        int code = e.fault().retryable() ? RpcException.INTERNAL_ERROR : RpcException.INVALID_PARAMS;
        return new RpcException(200, code, String.valueOf(e.getMessage()), error, Map.of());
    }

    /** A fault of ours. The model learns only the reference, because the message of an unforeseen error may quote anything. */
    Answer broken(Tool tool, Caller caller, Throwable e) {
        String reference = Reference.next();
        LOG.error(
                "{} {} failed for {}: {} (trace {})",
                reference,
                tool.name(),
                caller.identity().username(),
                Redaction.line(e),
                TracedGitLab.traceId(caller.gitlab()));
        Map<String, Object> error = error(Fault.INTERNAL, "The call failed inside the server.", reference);
        error.put("next", "Tell the operator of this server the reference.");
        return answer(error);
    }

    /** What a caller did is the caller's to see; what GitLab or the network did is the operator's too. */
    private static void log(String reference, String what, Caller caller, GitLabException e) {
        String line = "{} {} {} for {}: {} (GitLab status {}, request {}, trace {})";
        Object[] values = {
            reference,
            what,
            e.fault().code(),
            caller.identity().username(),
            e.getMessage(),
            e.status(),
            e.requestId().orElse("-"),
            TracedGitLab.traceId(caller.gitlab())
        };
        if (e.fault().retryable() || e.fault() == Fault.INTERNAL) {
            LOG.warn(line, values);
        } else {
            LOG.debug(line, values);
        }
    }

    private static Map<String, Object> error(Fault fault, String message, String reference) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", fault.code());
        error.put("message", message);
        error.put("reference", reference);
        return error;
    }

    private static String next(GitLabException e) {
        return switch (e.fault()) {
            case NOT_FOUND ->
                "Check the id or path, or list what exists. GitLab also says this of what the user may not see.";
            case FORBIDDEN -> "Do not repeat the call. The user needs a higher role, or a token with a wider scope.";
            case UNAUTHENTICATED -> "Ask the user to connect again with a valid token.";
            case INVALID -> "Correct the arguments and call again.";
            case CONFLICT -> "Read the current state, then decide again.";
            case RATE_LIMITED -> "Wait, then call again.";
            case TIMED_OUT -> "Call again, or ask for less at once.";
            case UNAVAILABLE -> "GitLab is the cause, not the arguments. Call again later.";
            case TOO_LARGE -> "Ask for less: fewer items, a narrower search, or leave out detail=full.";
            case INTERNAL -> "Tell the operator of this server the reference.";
        };
    }

    private static Answer answer(Map<String, Object> error) {
        return Json.answer(Map.of("error", error));
    }
}
