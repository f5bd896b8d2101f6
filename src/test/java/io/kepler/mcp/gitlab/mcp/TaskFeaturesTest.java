package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.MemorySessions;
import io.kepler.mcp.gitlab.state.MemoryTasks;
import io.kepler.mcp.gitlab.state.Task;
import io.kepler.mcp.gitlab.state.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Work that outlives its request, on two nodes that share their memory. */
class TaskFeaturesTest {

    private static final String CAN = "{\"elicitation\":{},\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}";
    private static final String YES = "{\"action\":\"accept\",\"content\":{\"confirm\":true}}";
    private static final String WAIT = "{\"project_id\":\"7\",\"pipeline_id\":5}";

    private final Instant[] now = {Instant.now()};
    private final LocalSignals signals = new LocalSignals();
    private final FakeGitLab gitlab = new FakeGitLab();
    private final Contested tasks = new Contested(new MemoryTasks(() -> now[0]));
    private final Mcp.Memory memory = new Mcp.Memory(
            new MemorySessions(Duration.ofHours(1), InstantSource.system()), tasks, signals, new MemorySeal());
    private final Endpoint one = Endpoint.node(Map.of(), Fixtures.all(), memory, gitlab);
    private final Endpoint two = Endpoint.node(Map.of(), Fixtures.all(), memory, gitlab);

    @AfterEach
    void close() {
        one.close();
        two.close();
        signals.close();
    }

    @Test
    void beginsOnOneNodeAndEndsOnAnother() {
        gitlab.on("GET", "/projects/7/pipelines/5", "{\"id\":5,\"status\":\"success\",\"ref\":\"main\"}");
        Said begun = call(one, "wait_for_pipeline", WAIT);

        assertThat(begun.result().path("resultType").asString()).isEqualTo("task");
        assertThat(begun.result().path("status").asString()).isEqualTo("working");
        assertThat(begun.result().path("taskId").asString()).hasSizeGreaterThan(30);
        assertThat(begun.result().path("ttlMs").asLong()).isEqualTo(86_400_000);
        assertThat(begun.result().path("pollIntervalMs").asLong()).isEqualTo(5_000);

        JsonNode task = get(two, begun).result();
        assertThat(task.path("status").asString()).isEqualTo("completed");
        assertThat(task.path("resultType").asString()).isEqualTo("complete");
        assertThat(task.path("result").path("content").path(0).path("text").asString())
                .contains("Pipeline 5 of main succeeded.");
        assertThat(get(one, begun).result().path("result")).isEqualTo(task.path("result"));
    }

    @Test
    void asksGitLabNoMoreOftenThanIsOfUse() {
        gitlab.on("GET", "/projects/7/pipelines/5", "{\"id\":5,\"status\":\"running\",\"ref\":\"main\"}");
        Said begun = call(one, "wait_for_pipeline", WAIT);

        for (Endpoint node : new Endpoint[] {one, two, one, two}) {
            JsonNode task = get(node, begun).result();
            assertThat(task.path("status").asString()).isEqualTo("working");
            assertThat(task.path("statusMessage").asString()).isEqualTo("Pipeline 5 of main is running.");
        }
        assertThat(gitlab.asked().stream().filter(asked -> asked.line().contains("pipelines")))
                .hasSize(1);
    }

    @Test
    void endsWithWhatGitLabRefuses() {
        gitlab.failing("GET", "/projects/7/pipelines/5", FakeGitLab.refusal(Fault.FORBIDDEN, 403, "Not for you"));

        JsonNode task = get(two, call(one, "wait_for_pipeline", WAIT)).result();

        assertThat(task.path("status").asString()).isEqualTo("completed");
        assertThat(task.path("result").path("isError").asBoolean()).isTrue();
        assertThat(task.path("result").path("content").path(0).path("text").asString())
                .contains("forbidden");
    }

    @Test
    void goesOnAfterItsUserCameWithATokenThatIsNoLongerGood() {
        gitlab.failing("GET", "/projects/7/pipelines/5", FakeGitLab.refusal(Fault.UNAUTHENTICATED, 401, "Revoked"));
        Said begun = call(one, "wait_for_pipeline", WAIT);
        JsonNode refused = get(one, begun).result();
        long identityChecks = gitlab.asked().stream()
                .filter(asked -> asked.line().equals("GET /user"))
                .count();
        gitlab.on("GET", "/projects/7/pipelines/5", "{\"id\":5,\"status\":\"success\",\"ref\":\"main\"}");

        JsonNode task = get(one, begun).result();

        assertThat(refused.path("status").asString()).isEqualTo("working");
        assertThat(refused.path("statusMessage").asString()).isEqualTo("Revoked");
        assertThat(task.path("status").asString()).isEqualTo("completed");
        assertThat(gitlab.asked().stream().filter(asked -> asked.line().equals("GET /user")))
                .hasSize((int) identityChecks + 1);
    }

    @Test
    void endsWithWrongArguments() {
        JsonNode task =
                get(one, call(one, "wait_for_pipeline", "{\"pipelin\":1}")).result();

        assertThat(task.path("result").path("isError").asBoolean()).isTrue();
        assertThat(task.path("result").path("content").path(0).path("text").asString())
                .contains("pipelin");
    }

    @Test
    void isAskedAndAnsweredBitByBitOnAnyNode() {
        Said begun = call(one, "multi_input", "{}");
        JsonNode asking = get(two, begun).result();
        assertThat(asking.path("status").asString()).isEqualTo("input_required");
        assertThat(asking.path("inputRequests").propertyNames()).containsExactlyInAnyOrder("first", "second");

        update(one, begun, "{\"first\":" + YES + ",\"stranger\":" + YES + ",\"second\":7}");
        JsonNode half = get(two, begun).result();
        assertThat(half.path("status").asString()).isEqualTo("input_required");
        assertThat(half.path("inputRequests").propertyNames()).containsExactly("second");

        Said done = update(two, begun, "{\"second\":" + YES + "}");
        assertThat(done.result().path("resultType").asString()).isEqualTo("complete");
        assertThat(get(one, begun).result().path("status").asString()).isEqualTo("completed");

        // What comes too late changes nothing.
        assertThat(update(one, begun, "{\"second\":{}}").error().isMissingNode())
                .isTrue();
        assertThat(get(one, begun).result().path("status").asString()).isEqualTo("completed");
    }

    @Test
    void isCancelledForGood() {
        gitlab.on("GET", "/projects/7/pipelines/5", "{\"id\":5,\"status\":\"success\"}");
        Said begun = call(one, "wait_for_pipeline", WAIT);

        assertThat(task(two, "tasks/cancel", begun, "").error().isMissingNode()).isTrue();
        assertThat(get(one, begun).result().path("status").asString()).isEqualTo("cancelled");
        assertThat(task(one, "tasks/cancel", begun, "").error().isMissingNode()).isTrue();
        assertThat(gitlab.asked().stream().filter(asked -> asked.line().contains("pipelines")))
                .isEmpty();
    }

    @Test
    void saysWhatBroke() {
        JsonNode task = get(one, call(two, "protocol_error_job", "{}")).result();

        assertThat(task.path("status").asString()).isEqualTo("failed");
        assertThat(task.path("error").path("code").asInt()).isEqualTo(RpcException.INTERNAL_ERROR);
        assertThat(task.path("error").path("message").asString()).isEqualTo("It broke as it should");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/get", "tasks/update", "tasks/cancel"})
    void belongsToWhoeverBeganIt(String method) {
        Said begun = call(one, "multi_input", "{}");
        get(one, begun);
        String id = begun.result().path("taskId").asString();
        String body =
                Sent.modernRequest(method, "\"taskId\":\"" + id + "\",\"inputResponses\":{\"first\":" + YES + "}", CAN);

        Said byBob = two.post(body, Sent.modern(method).with("Mcp-Name", id).with("PRIVATE-TOKEN", "glpat-bob-secret"));
        Said unknown = two.post(body.replace(id, "unknown"), Sent.modern(method).with("Mcp-Name", "unknown"));

        assertThat(byBob.code()).isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(byBob.error()).isEqualTo(unknown.error());
        assertThat(get(one, begun).result().path("inputRequests").propertyNames())
                .containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void isForgottenAfterADay() {
        Said begun = call(one, "multi_input", "{}");
        now[0] = now[0].plus(TaskFeatures.TTL).plusSeconds(1);

        assertThat(get(two, begun).code()).isEqualTo(RpcException.INVALID_PARAMS);
    }

    @Test
    void livesWithAnotherNodeThatIsFaster() {
        Said begun = call(one, "multi_input", "{}");
        get(one, begun);

        tasks.losing.set(2);
        assertThat(update(one, begun, "{\"first\":" + YES + "}").error().isMissingNode())
                .isTrue();
        tasks.losing.set(1);
        assertThat(task(one, "tasks/cancel", begun, "").error().isMissingNode()).isTrue();

        Said other = call(one, "multi_input", "{}");
        tasks.losing.set(2);
        assertThat(get(one, other).result().path("status").asString()).isEqualTo("input_required");
        tasks.losing.set(100);
        Said lost = update(one, other, "{\"first\":" + YES + "}");
        assertThat(lost.status()).isEqualTo(503);
        assertThat(lost.message()).contains("try again");
    }

    @Test
    void saysThatAResultIsTooLongToBeKept() {
        TaskContent.Format format = new TaskContent.Format(tools.jackson.databind.json.JsonMapper.shared());
        Task task = new Task(
                "id",
                "1",
                "tool",
                Task.Status.WORKING,
                null,
                now[0],
                now[0],
                TaskFeatures.TTL,
                Duration.ofSeconds(1),
                "{}",
                0);
        var done = new LongWork.Stage.Done(Fixtures.text("x".repeat(700_000)), "done");

        Task after = after(TaskContent.of(Map.of(), now[0]), done, task, format);

        assertThat(after.status()).isEqualTo(Task.Status.COMPLETED);
        assertThat(after.content()).hasSizeLessThan(1_000).contains("too long to be kept", "\"isError\":true");
    }

    @Test
    void remembersNoMoreThanAStoreTakes() {
        Said refused = call(one, "wait_for_pipeline", "{\"project_id\":\"" + "ä".repeat(360_000) + "\"}");

        assertThat(refused.code()).isEqualTo(RpcException.INVALID_PARAMS);
        assertThat(refused.message()).contains("too long");
    }

    @Test
    void keepsSoManyTasksOfAUserAndNoMore() {
        for (int i = 0; i < TaskFeatures.MOST_PER_OWNER; i++) {
            assertThat(call(one, "multi_input", "{}").result().path("status").asString())
                    .isEqualTo("working");
        }
        assertThat(call(two, "multi_input", "{}").message()).contains("cancel one");
    }

    @Test
    void isForClientsThatSayTheyKnowTasks() {
        gitlab.on("GET", "/projects/7/pipelines/5", "{\"id\":5,\"status\":\"success\",\"ref\":\"main\"}");
        String call = Sent.call("wait_for_pipeline", WAIT);

        assertThat(list(CAN)).contains("wait_for_pipeline", "wait_for_merge", "wait_for_import", "wait_for_export");
        assertThat(list("{\"elicitation\":{}}")).doesNotContain("wait_for_");
        assertThat(one.post(Sent.request("tools/list", ""), Sent.byAlice()).body())
                .doesNotContain("wait_for_");

        Said plain = one.post(Sent.modernRequest("tools/call", call), Sent.modernCall("wait_for_pipeline"));
        assertThat(plain.text()).contains("succeeded");
        assertThat(one.post(Sent.request("tools/call", call), Sent.byAlice()).text())
                .contains("succeeded");
        Said get = one.post(
                Sent.modernRequest("tasks/get", "\"taskId\":\"x\""),
                Sent.modern("tasks/get").with("Mcp-Name", "x"));
        assertThat(get.error()
                        .path("data")
                        .path("requiredCapabilities")
                        .path("extensions")
                        .has(TaskFeatures.EXTENSION))
                .as(get.toString())
                .isTrue();
        assertThat(one.post(Sent.request("tasks/get", "\"taskId\":\"x\""), Sent.byAlice())
                        .code())
                .isEqualTo(RpcException.METHOD_NOT_FOUND);
    }

    private static Task after(TaskContent content, LongWork.Stage stage, Task task, TaskContent.Format format) {
        try {
            return content.after(stage, task.createdAt(), task, format);
        } catch (RpcException e) {
            throw new AssertionError(e);
        }
    }

    private String list(String capabilities) {
        return one.post(Sent.modernRequest("tools/list", "", capabilities), Sent.modern("tools/list"))
                .body();
    }

    private static Said call(Endpoint node, String tool, String arguments) {
        return node.post(Sent.modernRequest("tools/call", Sent.call(tool, arguments), CAN), Sent.modernCall(tool));
    }

    private static Said get(Endpoint node, Said begun) {
        return task(node, "tasks/get", begun, "");
    }

    private static Said update(Endpoint node, Said begun, String answers) {
        return task(node, "tasks/update", begun, ",\"inputResponses\":" + answers);
    }

    private static Said task(Endpoint node, String method, Said begun, String more) {
        String id = begun.result().path("taskId").asString();
        return node.post(
                Sent.modernRequest(method, "\"taskId\":\"" + id + "\"" + more, CAN),
                Sent.modern(method).with("Mcp-Name", id));
    }

    /** Tasks that others change at the same moment. */
    private static final class Contested implements Tasks {

        private final AtomicInteger losing = new AtomicInteger();
        private final Tasks tasks;

        Contested(Tasks tasks) {
            this.tasks = tasks;
        }

        @Override
        public boolean add(Task task, int maxPerOwner) {
            return tasks.add(task, maxPerOwner);
        }

        @Override
        public Optional<Task> find(String id) {
            return tasks.find(id);
        }

        @Override
        public boolean replace(Task task) {
            return losing.getAndUpdate(left -> Math.max(0, left - 1)) == 0 && tasks.replace(task);
        }
    }
}
