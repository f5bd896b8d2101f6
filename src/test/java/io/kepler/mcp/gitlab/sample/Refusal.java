package io.kepler.mcp.gitlab.sample;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** GitLab says no, in one of the shapes it has for that. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    /** {@code {"message":"..."}}, the usual shape. */
    static Refusal message(int status, String message) {
        return of(status, Json.object().put("message", message));
    }

    /** {@code {"error":"..."}}, the shape of checks made before any GitLab code ran. */
    static Refusal error(int status, String error) {
        return of(status, Json.object().put("error", error));
    }

    static Refusal notFound(String what) {
        return message(404, "404 " + what + " Not Found");
    }

    static Refusal notFound() {
        return message(404, "404 Not found");
    }

    static Refusal forbidden() {
        return message(403, "403 Forbidden");
    }

    static Refusal unauthorized() {
        return message(401, "401 Unauthorized");
    }

    /** {@code {"message":["..."]}}, failed checks of a whole record. */
    static Refusal messages(int status, String... messages) {
        ObjectNode body = Json.object();
        for (String message : messages) {
            body.withArray("message").add(message);
        }
        return of(status, body);
    }

    /** {@code {"message":{"field":["..."]}}}, failed checks of one field. */
    static Refusal field(String field, String message) {
        ObjectNode body = Json.object();
        body.putObject("message").putArray(field).add(message);
        return of(400, body);
    }

    /** The shape of RFC 6750 for a token that is no longer good. */
    static Refusal invalidToken(String description) {
        ObjectNode body = Json.object().put("error", "invalid_token").put("error_description", description);
        String challenge = "Bearer realm=\"Protected by OAuth 2.0\", error=\"invalid_token\", error_description=\""
                + description + '"';
        return new Refusal(Answer.json(401, Json.bytes(body)).with(Map.of("WWW-Authenticate", challenge)));
    }

    static Refusal insufficientScope(String scope) {
        return of(
                403,
                Json.object()
                        .put("error", "insufficient_scope")
                        .put("error_description", "The token lacks a scope that this request needs.")
                        .put("scope", scope));
    }

    /** The shape of RFC 6749, 5.2. */
    static Refusal oauth(int status, String error, String description) {
        ObjectNode body = Json.object().put("error", error).put("error_description", description);
        return new Refusal(
                Answer.json(status, Json.bytes(body)).with(Map.of("Cache-Control", "no-store", "Pragma", "no-cache")));
    }

    private static Refusal of(int status, ObjectNode body) {
        return new Refusal(Answer.json(status, Json.bytes(body)));
    }
}
