package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.state.LocalSignals;
import io.kepler.mcp.gitlab.tools.Caller;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ListeningTest {

    private final Timer timer = new Timer();
    private final Workers workers = new Workers(10);
    private final Audience audience = new Audience(10, new Relay(new LocalSignals()), workers, timer);

    @AfterEach
    void close() {
        timer.close();
        workers.close();
    }

    /** Streams last for days, and what comes with a request may be large. */
    @Test
    void keepsOfItsRequestOnlyTheId() throws Exception {
        Caught client = new Caught(true);
        WeakReference<Object> junk = begun("a", client);

        for (int i = 0; i < 100 && junk.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }

        assertThat(junk.get()).isNull();
        audience.changed(Listener.Topic.TOOLS);
        assertThat(client.next().path("method").asString()).endsWith("/acknowledged");
        assertThat(client.next()
                        .at("/params/_meta/io.modelcontextprotocol~1subscriptionId")
                        .asString())
                .isEqualTo("a");
    }

    @Test
    void refusesAnIdTooLongToBeKept() throws Exception {
        try (Endpoint endpoint = Endpoint.real()) {
            String listen = Sent.modernRequest("subscriptions/listen", "\"notifications\":{}")
                    .replace("\"id\":1", "\"id\":\"" + "x".repeat(2_000) + "\"");

            Said said = endpoint.said(endpoint.open(listen, Sent.modern(Listening.METHOD)));

            assertThat(said.code()).isEqualTo(RpcException.INVALID_PARAMS);
        }
    }

    private WeakReference<Object> begun(String id, Channel client) throws RpcException {
        Watches none = new Watches(new ResourceFeatures(List.of()), workers::execute, timer);
        Map<String, Object> params = new HashMap<>(Map.of("notifications", Map.of("toolsListChanged", true)));
        byte[] junk = new byte[1024];
        params.put("junk", junk);
        Message message = new Message(Message.Kind.REQUEST, id, Listening.METHOD, params);
        Inbound.Origin origin = new Inbound.Origin(Headers.NONE, ListeningTest::proof);
        new Listening(audience, none, new Outgoing(JsonMapper.shared()))
                .begin(new Inbound(message, origin, proof(), client));
        return new WeakReference<>(junk);
    }

    private static Proof proof() {
        Caller alice = new Caller(new FakeGitLab(), FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
        return new Proof(alice, () -> {}, scope -> "");
    }
}
