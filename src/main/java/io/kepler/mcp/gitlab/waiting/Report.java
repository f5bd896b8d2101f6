package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes the steps of one look: each says in one sentence how things stand and shows what was seen. */
final class Report {

    private final Call call;
    private final Map<String, Object> seen = new LinkedHashMap<>();
    private final Map<String, Object> arguments = new LinkedHashMap<>();

    Report(Call call) {
        this.call = call;
        call.tool()
                .parameters()
                .forEach(parameter -> call.arguments()
                        .findText(parameter.name())
                        .ifPresent(value -> arguments.put(parameter.name(), value)));
    }

    /** Shows something under a name. */
    Report with(String name, JsonNode value) {
        seen.put(name, value);
        return this;
    }

    /** From now on asks with exactly this. */
    Report pinned(String name, String value, String instead) {
        arguments.remove(instead);
        arguments.put(name, value);
        return this;
    }

    Step working(String message, Duration askAgainAfter) {
        String next = "Call " + call.tool().name() + " again in " + Math.max(1, askAgainAfter.toSeconds()) + " s with "
                + Json.answer(arguments) + ".";
        return new Step.Working(message, answer("waiting", message, next), askAgainAfter, Map.copyOf(arguments));
    }

    Step done(String message) {
        return new Step.Done(message, answer("done", message, ""));
    }

    Step failed(String message) {
        return new Step.Failed(message, answer("failed", message, ""));
    }

    private Answer answer(String outcome, String message, String next) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", outcome);
        answer.put("message", message);
        answer.putAll(seen);
        if (!next.isEmpty()) {
            answer.put("next", next);
        }
        return Json.answer(answer);
    }
}
