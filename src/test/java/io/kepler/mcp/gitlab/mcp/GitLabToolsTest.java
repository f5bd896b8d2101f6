package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.CatalogueText;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Listing;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitLabToolsTest {

    private final Catalogue catalogue = CatalogueText.issues("""
            greet:
              description: Greet.
              handler: greet
              effect: read
              required: { whom: { in: local } }
              aliases: [hello, say_hello]
            """).read();

    private final Endpoint endpoint = Endpoint.of(
            catalogue,
            Map.of(
                    "greet",
                    call -> Json.answer(Map.of(
                            "greeting",
                            call.tool().name() + " " + call.arguments().text("whom")))));

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void answerToOldNamesInEveryEra() {
        String hello = Sent.call("hello", "{\"whom\":\"Jörg\"}");
        Said begun = endpoint.post(Sent.initialize("2025-11-25"), Sent.byAlice());
        Sent session = Sent.byAlice().with("Mcp-Session-Id", Objects.requireNonNull(begun.header("Mcp-Session-Id")));

        assertGreeted(endpoint.post(Sent.modernRequest("tools/call", hello), Sent.modernCall("hello")));
        assertGreeted(endpoint.post(Sent.request("tools/call", hello), Sent.byAlice()));
        assertGreeted(endpoint.post(Sent.request("tools/call", hello), session));
    }

    @Test
    void areListedByTheirNewNameOnlyAsTheCatalogueShowsThem() {
        JsonNode tools = endpoint.post(Sent.request("tools/list", ""), Sent.byAlice())
                .result()
                .path("tools");

        assertThat(tools).hasSize(1);
        assertThat(tools.path(0))
                .isEqualTo(JsonMapper.shared()
                        .valueToTree(Listing.of(catalogue.tools().get(0))));
    }

    @Test
    void showTheRealToolsAsTheCatalogueDoes() {
        try (Endpoint real = Endpoint.real()) {
            JsonNode listed = real.post(Sent.request("tools/list", ""), Sent.byAlice())
                    .result()
                    .path("tools");

            assertThat(listed)
                    .extracting(JsonNode::toString)
                    .containsExactlyElementsOf(Catalogue.load().tools().stream()
                            .map(tool -> JsonMapper.shared().writeValueAsString(Listing.of(tool)))
                            .toList());
        }
    }

    private static void assertGreeted(Said said) {
        assertThat(said.text()).isEqualTo("{\"greeting\":\"greet Jörg\"}");
    }
}
