package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.state.Task;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of a task.
 *
 * @param state what the last step left
 * @param questions what the client is asked and has not answered, by name
 * @param answers what it answered
 * @param dueAtMillis before that, asking GitLab again would bring nothing new
 * @param outcome the result, or the error; empty before the end
 */
record TaskContent(
        Map<String, Object> state,
        Map<String, InputRequired.Question> questions,
        Map<String, Object> answers,
        long dueAtMillis,
        Map<String, Object> outcome) {

    /** What a store keeps of one, and what of it may be the result. */
    private static final int MOST_BYTES = 700_000;

    private static final int MOST_RESULT_BYTES = 600_000;

    static TaskContent of(Map<String, Object> state, Instant due) {
        return new TaskContent(state, Map.of(), Map.of(), due.toEpochMilli(), Map.of());
    }

    Instant due() {
        return Instant.ofEpochMilli(dueAtMillis);
    }

    /** The task after a step. */
    Task after(LongWork.Stage step, Instant now, Task task, Format format) throws RpcException {
        if (step instanceof LongWork.Stage.Working working) {
            var next = new TaskContent(
                    working.state(),
                    Map.of(),
                    answers,
                    now.plus(working.askAgainAfter()).toEpochMilli(),
                    Map.of());
            return task.with(Task.Status.WORKING, working.message(), format.write(next), now);
        }
        if (step instanceof LongWork.Stage.Asking asking) {
            var next = new TaskContent(asking.state(), asking.questions(), answers, dueAtMillis, Map.of());
            return task.with(Task.Status.INPUT_REQUIRED, "Waits for an answer", format.write(next), now);
        }
        LongWork.Stage.Done done = (LongWork.Stage.Done) step;
        var next = new TaskContent(Map.of(), Map.of(), Map.of(), dueAtMillis, format.result(done.result()));
        return task.with(Task.Status.COMPLETED, done.message(), format.write(next), now);
    }

    TaskContent failed(RpcException e) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", e.code());
        error.put("message", e.text());
        return new TaskContent(Map.of(), Map.of(), Map.of(), dueAtMillis, error);
    }

    /** With the answers to open questions; others are nobody's business. */
    TaskContent answered(Map<String, Object> given, Instant now) {
        Map<String, InputRequired.Question> open = new HashMap<>(questions);
        Map<String, Object> all = new HashMap<>(answers);
        given.forEach((name, answer) -> {
            if (answer instanceof Map<?, ?> && open.remove(name) != null) {
                all.put(name, answer);
            }
        });
        return new TaskContent(state, open, all, now.toEpochMilli(), outcome);
    }

    /** How it is written down. */
    static final class Format {

        private final JsonMapper json;

        Format(JsonMapper json) {
            this.json = json;
        }

        /**
         * Writes it down.
         *
         * @throws RpcException when it is longer than a store takes
         */
        String write(TaskContent content) throws RpcException {
            byte[] text = json.writeValueAsBytes(content);
            if (text.length > MOST_BYTES) {
                throw RpcException.invalidParams("what the task would have to remember is too long");
            }
            return new String(text, StandardCharsets.UTF_8);
        }

        TaskContent read(String content) {
            return json.readValue(content, TaskContent.class);
        }

        /** A result as it is inlined in a task. */
        @SuppressWarnings("unchecked") // every result is an object
        private Map<String, Object> result(Object result) {
            Map<String, Object> map = result instanceof ToolResult tool
                    ? content(tool.answer().toString(), tool.isError())
                    : json.convertValue(result, Map.class);
            return json.writeValueAsBytes(map).length <= MOST_RESULT_BYTES
                    ? map
                    : content("The result is too long to be kept. Ask GitLab for it again, in smaller parts.", true);
        }

        private static Map<String, Object> content(String text, boolean isError) {
            return Map.of("content", List.of(Map.of("type", "text", "text", text)), "isError", isError);
        }
    }
}
