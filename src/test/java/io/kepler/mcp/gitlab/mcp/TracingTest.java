package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.Trace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client does is seen at GitLab and in the log as a part of the client's trace. */
class TracingTest {

    private static final String ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + ID + "-b7ad6b7169203331-01";
    private static final String OTHER = "00-1bf7651916cd43dd8448eb211c80319d-b7ad6b7169203331-01";
    private static final String GET_PROJECT = Sent.call("get_project", "{\"project_id\":\"7\"}");

    private final Endpoint endpoint = Endpoint.real();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void takesTheTraceFromTheMessage() {
        String meta = ",\"_meta\":{\"traceparent\":\"" + PARENT + "\",\"tracestate\":\"a=1\"}";
        endpoint.post(
                Sent.request("tools/call", GET_PROJECT + meta), Sent.byAlice().with("traceparent", OTHER));

        assertThat(trace()).isEqualTo(new Trace(PARENT, "a=1"));
    }

    @Test
    void takesTheTraceOfAModernMessageToo() {
        String body = Sent.modernRequest("tools/call", GET_PROJECT)
                .replace("\"_meta\":{", "\"_meta\":{\"traceparent\":\"" + PARENT + "\",");
        endpoint.post(body, Sent.modernCall("get_project"));

        assertThat(trace()).isEqualTo(new Trace(PARENT, ""));
    }

    @Test
    void takesTheTraceFromTheHeaders() {
        endpoint.post(
                Sent.request("tools/call", GET_PROJECT),
                Sent.byAlice().with("traceparent", PARENT).with("tracestate", "a=1"));

        assertThat(trace()).isEqualTo(new Trace(PARENT, "a=1"));
    }

    @Test
    void goesOnWithoutWhatIsMalformed() {
        Said said = endpoint.post(
                Sent.request("tools/call", GET_PROJECT + ",\"_meta\":{\"traceparent\":7}"), Sent.byAlice());

        assertThat(said.status()).isEqualTo(200);
        assertThat(trace()).isNull();
    }

    @Test
    void namesTheTraceInTheLog() {
        endpoint.gitlab().failing("GET", "/projects/7", FakeGitLab.refusal(Fault.UNAVAILABLE, 502, "GitLab is down"));
        try (LogCapture log = new LogCapture()) {
            endpoint.post(
                    Sent.request("tools/call", GET_PROJECT), Sent.byAlice().with("traceparent", PARENT));

            assertThat(log.text()).contains("trace " + ID);
        }
    }

    private @Nullable Trace trace() {
        return endpoint.gitlab().asked().stream()
                .filter(asked -> asked.request().path().equals("/projects/7"))
                .findFirst()
                .orElseThrow()
                .request()
                .trace();
    }
}
