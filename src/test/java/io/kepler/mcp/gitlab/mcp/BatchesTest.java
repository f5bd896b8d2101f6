package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BatchesTest {

    private static final Headers ALICE = Sent.byAlice().with("MCP-Protocol-Version", "2025-03-26");

    private Endpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = Endpoint.real(Map.of());
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void answersFewBytesWithNotMuchMoreThanOneLongAnswer() {
        String body = batch(50, "tools/list", "");
        Said said = endpoint.post(body, ALICE);

        assertThat(body.length()).isLessThan(4_000);
        assertThat(said.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Batches.LONG_ENOUGH + 64 * 1024);
        assertThat(refused(said)).isPositive();
    }

    @Test
    void worksOnNothingThatItRefuses() {
        endpoint.gitlab().on("GET", "/projects/7", "{\"id\":7,\"description\":\"" + "x".repeat(50_000) + "\"}");
        Said said = endpoint.post(batch(50, "tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}")), ALICE);

        long answered = 50 - refused(said);
        assertThat(answered).isBetween(1L, 10L);
        assertThat(endpoint.gitlab().asked().stream()
                        .filter(asked -> asked.request().path().equals("/projects/7")))
                .hasSize((int) answered);
    }

    @Test
    void answersWholeWhatComesFirst() {
        endpoint.gitlab().on("GET", "/projects/7", "{\"id\":7,\"description\":\"" + "x".repeat(600_000) + "\"}");
        Said said = endpoint.post(batch(2, "tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}")), ALICE);

        assertThat(json(said).path(0).path("result").isObject()).isTrue();
        assertThat(json(said).path(1).path("error").path("message").asString()).contains("another batch");
        assertThat(json(said).path(1).path("id").asInt()).isEqualTo(1);
    }

    @Test
    void refusesMoreMessagesThanABatchMayHave() {
        assertThat(endpoint.post(batch(51, "ping", ""), ALICE).status()).isEqualTo(400);
    }

    private static String batch(int size, String method, String params) {
        return IntStream.range(0, size)
                .mapToObj(id -> Sent.request(method, params).replace("\"id\":1", "\"id\":" + id))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static JsonNode json(Said said) {
        return said.json();
    }

    private static long refused(Said said) {
        return json(said)
                .valueStream()
                .filter(answer ->
                        answer.path("error").path("message").asString("").contains("another batch"))
                .count();
    }
}
