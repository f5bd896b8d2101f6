package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Questions to users of sessions, and how many may wait for an answer. */
class InterviewsTest {

    private final Endpoint endpoint = Endpoint.with(Map.of(), Fixtures.all());

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void letsSoManyQuestionsOfAUserWaitAndNoMore() throws Exception {
        Sent first = session(Sent.byAlice());
        Sent second = session(Sent.byAlice());
        List<Caught> waiting = new ArrayList<>();
        for (int i = 0; i < Interviews.MOST_PER_OWNER; i++) {
            waiting.add(call(i, i % 2 == 0 ? first : second));
        }
        List<JsonNode> questions = new ArrayList<>();
        for (Caught one : waiting) {
            questions.add(one.next());
        }

        assertThat(endpoint.said(call(99, first)).code()).isEqualTo(42901);
        assertThat(call(99, session(Sent.byBob())).next().path("method").asString())
                .isEqualTo("elicitation/create");

        String answer = "{\"jsonrpc\":\"2.0\",\"id\":" + questions.get(0).path("id")
                + ",\"result\":{\"action\":\"accept\",\"content\":{\"username\":\"ann\"}}}";
        assertThat(endpoint.post(answer, first).status()).isEqualTo(202);
        assertThat(endpoint.said(waiting.get(0)).body()).contains("ann");
        assertThat(call(99, first).next().path("method").asString()).isEqualTo("elicitation/create");
    }

    @Test
    void forgetsAQuestionThatItsClientCannotBeAsked() throws Exception {
        Sent session = session(Sent.byAlice());

        for (int i = 0; i <= Interviews.MOST_PER_OWNER; i++) {
            Said said = endpoint.post(request(i), session);
            assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
        }
        assertThat(call(99, session).next().path("method").asString()).isEqualTo("elicitation/create");
    }

    private Sent session(Sent user) {
        Said said = endpoint.post(Sent.initialize("2025-11-25", "{\"elicitation\":{}}"), user);
        return user.with("Mcp-Session-Id", Objects.requireNonNull(said.header("Mcp-Session-Id")));
    }

    private Caught call(int id, Sent session) {
        return endpoint.open(request(id), session);
    }

    private static String request(int id) {
        return Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"))
                .replace("\"id\":1", "\"id\":" + id);
    }
}
