package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataDocumentsTest {
    private static final String ID = "https://editor.example.org/oauth/client.json";

    private TestServer server;
    private Flow flow;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(Map.of());
        flow = Flow.of(server).as(ID);
        publish("");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void publish(String more) {
        server.documents.put(URI.create(ID), """
                {"client_id": "%s", "client_name": "The Editor", "redirect_uris": ["%s"]%s}""".formatted(ID, Flow.CALLBACK, more));
    }

    @Test
    void letsAClientInWhoseDocumentNamesIt() throws Exception {
        TestReply page = flow.ask(flow.question());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Connect The Editor?").contains("Who runs editor.example.org says so");
        assertThat(flow.access(flow.tokens())).isInstanceOf(Access.Granted.class);
    }

    @Test
    void readsTheDocumentAgainAfterAnHour() throws Exception {
        flow.ask(flow.question());
        server.documents.clear();
        assertThat(flow.ask(flow.question()).status()).isEqualTo(200);
        server.clock.pass(Duration.ofHours(1));
        TestReply reply = flow.ask(flow.question());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("cannot be fetched or read");
    }

    @Test
    void keepsWhoIsConnectedWhenTheDocumentIsGone() throws Exception {
        var tokens = flow.tokens();
        server.documents.clear();
        server.clock.pass(Duration.ofDays(2));
        assertThat(flow.token(flow.renewal(tokens.path("refresh_token").asString()))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"token_endpoint_auth_method\": \"client_secret_post\"",
                ", \"token_endpoint_auth_method\": \"private_key_jwt\"",
                ", \"client_id\": \"https://editor.example.org/other.json\"",
                ", \"redirect_uris\": [\"http://editor.example.org/cb\"]",
                ", \"redirect_uris\": []",
                ", oops",
            })
    void refusesADocumentThatDoesNotFit(String more) throws Exception {
        publish(more);
        TestReply reply = flow.ask(flow.question());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.location()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://editor.example.org",
                "https://editor.example.org/",
                "https://me@editor.example.org/client.json",
                "https://editor.example.org/client.json#x",
                "https://editor.example.org/a/../client.json",
                "https:///client.json",
                "https:client.json",
                "http://editor.example.org/client.json",
            })
    void fetchesNothingFromAnAddressThatIsNoClientId(String id) throws Exception {
        server.documents.put(
                URI.create(id), "{\"client_id\": \"" + id + "\", \"redirect_uris\": [\"" + Flow.CALLBACK + "\"]}");
        Flow odd = flow.as(id);
        assertThat(odd.ask(odd.question()).status()).isEqualTo(400);
    }
}
