package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.state.MemorySessions;
import io.kepler.mcp.gitlab.state.MemoryTasks;
import io.kepler.mcp.gitlab.state.Seal;
import io.kepler.mcp.gitlab.store.Seals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients carry from one round to the next, under the seal of the product. */
class RequestStateTest {

    private static final String TOOL = "test_input_required_result_elicitation";
    private static final String CAN = "{\"elicitation\":{},\"sampling\":{},\"roots\":{}}";

    private final LocalSignals signals = new LocalSignals();

    @AfterEach
    void close() {
        signals.close();
    }

    @Test
    void takesBackWhatItSealedAndNothingThatWasChanged() {
        try (Endpoint endpoint = endpoint(Seals.ofThisProcess())) {
            String state = state(round(endpoint, TOOL, ""));
            String answers = answers("user_name", "ann");

            assertThat(round(endpoint, TOOL, answers + ",\"requestState\":\"" + state + "\"")
                            .text())
                    .contains("ann");
            for (int at : new int[] {0, 5, 20, state.length() / 2, state.length() - 5}) {
                char other = state.charAt(at) == 'A' ? 'B' : 'A';
                String changed = state.substring(0, at) + other + state.substring(at + 1);
                assertRefused(round(endpoint, TOOL, answers + ",\"requestState\":\"" + changed + "\""));
            }
            for (String none : new String[] {"x", state + state, state.substring(0, 40), "\\u0000", "ä"}) {
                assertRefused(round(endpoint, TOOL, answers + ",\"requestState\":\"" + none + "\""));
            }
            assertRefused(round(endpoint, TOOL, answers + ",\"requestState\":{}"));
        }
    }

    @Test
    void takesNoStateOfAnotherInstallation() {
        try (Endpoint one = endpoint(Seals.ofThisProcess());
                Endpoint other = endpoint(Seals.ofThisProcess())) {
            String state = state(round(one, TOOL, ""));

            assertRefused(round(other, TOOL, answers("user_name", "ann") + ",\"requestState\":\"" + state + "\""));
        }
    }

    @Test
    void showsNothingOfWhatItSealed() {
        try (Endpoint endpoint = endpoint(Seals.ofThisProcess())) {
            String first = state(round(endpoint, TOOL, ""));
            String second = state(round(endpoint, TOOL, ""));

            assertThat(first).matches("[A-Za-z0-9_=-]{100,2000}").isNotEqualTo(second);
        }
    }

    @Test
    void takesNoStateThatIsOlderThanTenMinutes() {
        Instant[] now = {Instant.parse("2026-07-28T10:00:00Z")};
        InstantSource clock = () -> now[0];
        try (Endpoint endpoint = endpoint(new MemorySeal(clock))) {
            String more =
                    answers("user_name", "ann") + ",\"requestState\":\"" + state(round(endpoint, TOOL, "")) + "\"";

            now[0] = now[0].plus(Duration.ofMinutes(10));
            assertThat(round(endpoint, TOOL, more).text()).contains("ann");
            now[0] = now[0].plusSeconds(1);
            assertRefused(round(endpoint, TOOL, more));
        }
    }

    @Test
    void goesThroughSeveralRounds() {
        try (Endpoint endpoint = endpoint(Seals.ofThisProcess())) {
            String tool = "test_input_required_result_multi_round";
            Said said = round(endpoint, tool, "");
            int rounds = 0;
            while (said.result().path("resultType").asString().equals("input_required") && rounds < 5) {
                rounds++;
                String question = said.result()
                        .path("inputRequests")
                        .propertyNames()
                        .iterator()
                        .next();
                said = round(endpoint, tool, answers(question, "blue") + ",\"requestState\":\"" + state(said) + "\"");
            }
            assertThat(rounds).isEqualTo(2);
            assertThat(said.result().path("resultType").asString()).isEqualTo("complete");
        }
    }

    private Endpoint endpoint(Seal seal) {
        Mcp.Memory memory = new Mcp.Memory(
                new MemorySessions(Duration.ofHours(1), InstantSource.system()),
                new MemoryTasks(InstantSource.system()),
                signals,
                seal);
        return Endpoint.node(Map.of(), Fixtures.all(), memory, new FakeGitLab());
    }

    private static Said round(Endpoint endpoint, String tool, String more) {
        String params = Sent.call(tool, "{}") + (more.isEmpty() ? "" : "," + more);
        return endpoint.post(Sent.modernRequest("tools/call", params, CAN), Sent.modernCall(tool));
    }

    private static String answers(String question, String name) {
        String content = "{\"name\":\"" + name + "\",\"color\":\"" + name + "\"}";
        return "\"inputResponses\":{\"" + question + "\":{\"action\":\"accept\",\"content\":" + content + "}}";
    }

    private static String state(Said said) {
        JsonNode state = said.result().path("requestState");
        assertThat(state.isString()).as(said.toString()).isTrue();
        return state.asString();
    }

    private static void assertRefused(Said said) {
        assertThat(said.code()).as(said.toString()).isEqualTo(RpcException.INVALID_PARAMS);
    }
}
