package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.config.GitLabConfig;
import io.kepler.mcp.gitlab.gitlab.Watchdog.Watch;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Single exchanges with GitLab: one request, one answer of any status, or the reason why none came. */
final class Wire implements AutoCloseable {

    private static final Duration TIDY_UP = Duration.ofSeconds(20);
    /** Raw files, traces and patches are not JSON: GitLab sends what it has, JSON when it can choose. */
    private static final String ACCEPT = "application/json, */*;q=0.8";

    private final long cap;
    private final Troubles troubles;
    private final String userAgent;
    private final Watchdog watchdog = new Watchdog();
    private final Connections connections;
    /** Hands the watch to the Apache client below Jersey, which runs on the thread that asks. */
    @SuppressWarnings("ThreadLocalUsage") // not static, as nothing here is, and empty between exchanges
    private final ThreadLocal<Watch> watching = new ThreadLocal<>();

    @SuppressWarnings("FutureReturnValueIgnored") // the chore ends with the watchdog
    Wire(GitLabConfig config, Troubles troubles, String userAgent) {
        this.cap = config.maxResponseBytes();
        this.troubles = troubles;
        this.userAgent = userAgent;
        this.connections = new Connections(config, this::watched);
        watchdog.every(TIDY_UP, connections::closeIdle);
    }

    /** Sends a request and waits for the head of the answer. */
    HttpReply exchange(Call call, URI uri) throws Setback {
        return exchange(call.deadline(), call.cap(cap), () -> invoke(request(uri, call.credential()), call));
    }

    /** Reads from an address outside the API. */
    HttpReply get(URI uri, Credential credential, Deadline deadline) throws Setback {
        return exchange(deadline, cap, () -> request(uri, credential).get());
    }

    /** Sends a form to an address outside the API; who sends it stands in the form. */
    HttpReply post(URI uri, byte[] form, Deadline deadline) throws Setback {
        return exchange(
                deadline,
                cap,
                () -> request(uri).post(Entity.entity(form, MediaType.APPLICATION_FORM_URLENCODED_TYPE)));
    }

    private HttpReply exchange(Deadline deadline, long most, Supplier<Response> invocation) throws Setback {
        Watch watch = watchdog.until(deadline);
        watching.set(watch);
        try {
            return new HttpReply(invocation.get(), watch, troubles, most);
        } catch (ProcessingException | IllegalStateException e) {
            watch.close();
            throw troubles.beforeAnswer(e, watch.expired());
        } finally {
            watching.remove();
        }
    }

    private Invocation.Builder request(URI uri, Credential credential) {
        return request(uri).header(credential.headerName(), credential.headerValue());
    }

    private Invocation.Builder request(URI uri) {
        Client client = connections.client();
        return client.target(uri)
                .request()
                .header(HttpHeaders.ACCEPT, ACCEPT)
                .header(HttpHeaders.USER_AGENT, userAgent);
    }

    private static Response invoke(Invocation.Builder request, Call call) {
        String method = call.method().name();
        byte @Nullable [] body = call.body();
        if (call.known() != null) {
            request.header(HttpHeaders.IF_NONE_MATCH, call.known());
        }
        Trace trace = call.trace();
        if (trace != null) {
            request.header("traceparent", trace.parent());
            request.header("tracestate", trace.state().isEmpty() ? null : trace.state());
        }
        return body == null
                ? request.method(method)
                : request.method(method, Entity.entity(body, MediaType.APPLICATION_JSON_TYPE));
    }

    private ClassicHttpResponse watched(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.originalRequest instanceof Cancellable exchange) {
            watching.get().over(exchange);
        }
        return chain.proceed(request, scope);
    }

    @Override
    public void close() {
        watchdog.close();
        connections.close();
    }
}
