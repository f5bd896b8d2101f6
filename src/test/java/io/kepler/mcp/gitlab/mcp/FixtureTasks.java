package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tools that take long. */
final class FixtureTasks {

    final FixtureTool.Set tools = new FixtureTool.Set(
            tool("slow_compute", false, FixtureTasks::slow, "seconds"),
            tool("failing_job", true, (r, s, a) -> waited(s, 1_000, () -> Fixtures.error("It failed as it should"))),
            tool("protocol_error_job", false, (r, s, a) -> {
                throw new RpcException(200, RpcException.INTERNAL_ERROR, "It broke as it should");
            }),
            tool("confirm_delete", false, (r, s, a) -> asking(a, "confirm")),
            tool("multi_input", false, (r, s, a) -> asking(a, "first", "second")),
            tool(
                    "test_tool_with_task",
                    true,
                    (r, s, a) -> waited(s, 200, () -> Fixtures.text("Hello, " + s.get("name")))));

    /** One step. */
    private interface Taken {
        LongWork.Stage step(Request request, Map<String, Object> state, Map<String, Object> answers)
                throws RpcException;
    }

    /** The end of the work. */
    private interface End {
        Object result();
    }

    private static FixtureTool tool(String name, boolean onlyAsTask, Taken taken, String... parameters) {
        Work work = new Work(onlyAsTask, taken);
        return new FixtureTool(Fixtures.tool(name, parameters), new Entry(work));
    }

    private static LongWork.Stage slow(Request request, Map<String, Object> state, Map<String, Object> answers) {
        double seconds = Double.parseDouble(String.valueOf(state.getOrDefault("seconds", 0)));
        return waited(state, (long) (seconds * 1_000), () -> Fixtures.text("computed"));
    }

    private static LongWork.Stage waited(Map<String, Object> state, long millis, End end) {
        long since = ((Number) state.getOrDefault("since", 0)).longValue();
        long left = since + millis - System.currentTimeMillis();
        return left > 0
                ? new LongWork.Stage.Working(state, "at work", Duration.ofMillis(Math.min(left, 100)))
                : new LongWork.Stage.Done(end.result(), "done");
    }

    private static LongWork.Stage asking(Map<String, Object> answers, String... names) {
        Map<String, InputRequired.Question> open = new LinkedHashMap<>();
        for (String name : names) {
            if (!answers.containsKey(name)) {
                open.put(name, Fixtures.form("Please confirm " + name, "confirm", "boolean"));
            }
        }
        return open.isEmpty()
                ? new LongWork.Stage.Done(Fixtures.text("confirmed"), "done")
                : new LongWork.Stage.Asking(Map.of("since", 0), open);
    }

    /** Work that begins with the time and the arguments. */
    private record Work(boolean onlyAsTask, Taken taken) implements LongWork {

        @Override
        public Duration interval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Map<String, Object> begin(Request request, Map<String, Object> arguments)
                throws RpcException, InputRequired {
            Map<String, Object> state = new LinkedHashMap<>(arguments);
            state.put("since", System.currentTimeMillis());
            if (request.text("name").equals("test_tool_with_task")) {
                if (request.inputs().answer("user_name").isEmpty()) {
                    throw new InputRequired(
                            Map.of("user_name", Fixtures.form("What is your name?", "name", "string")), Map.of());
                }
                state.put("name", Fixtures.entered(request.inputs(), "user_name", "name"));
            }
            return state;
        }

        @Override
        public Stage step(Request request, Map<String, Object> state, Map<String, Object> answers) throws RpcException {
            return taken.step(request, state, answers);
        }
    }

    /** The tool over the work: without a task it waits for the end. */
    private record Entry(Work longWork) implements ToolSource.ToolEntry {

        @Override
        public Object call(Request request, Map<String, Object> arguments) throws RpcException, InputRequired {
            LongWork.Stage step = null;
            Map<String, Object> state = longWork.begin(request, arguments);
            while (!(step instanceof LongWork.Stage.Done)) {
                step = longWork.step(request, state, Map.of());
                if (step instanceof LongWork.Stage.Asking asking) {
                    throw new InputRequired(asking.questions(), Map.of());
                }
            }
            return ((LongWork.Stage.Done) step).result();
        }

        @Override
        public Optional<LongWork> work() {
            return Optional.of(longWork);
        }
    }
}
