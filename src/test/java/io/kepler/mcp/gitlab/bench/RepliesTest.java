package io.kepler.mcp.gitlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RepliesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Replies replies = Replies.prepare("http://127.0.0.1");

    RepliesTest() throws IOException {}

    @Test
    void haveAProjectOfFiveKilobytes() {
        String body = body("/api/v4/projects/1");

        assertThat(body.length()).isBetween(5_000, 5_500);
        assertThat(JSON.readTree(body).path("path_with_namespace").asString()).isEqualTo("orbit/telescope");
    }

    @Test
    void haveTwentyDifferentProjectsOfTheSameSize() {
        String body = body("/api/v4/projects?per_page=20");

        assertThat(body.length()).isBetween(100_000, 110_000);
        assertThat(JSON.readTree(body))
                .hasSize(20)
                .extracting(project -> project.path("path_with_namespace").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void knowWhoCalls() {
        JsonNode user = JSON.readTree(body("/api/v4/user"));

        assertThat(user.path("username").asString()).isEqualTo("alice");
    }

    private String body(String target) {
        String reply = new String(replies.to(target), StandardCharsets.UTF_8);
        assertThat(reply).startsWith("HTTP/1.1 200 OK\r\n");
        return reply.substring(reply.indexOf("\r\n\r\n") + 4);
    }
}
