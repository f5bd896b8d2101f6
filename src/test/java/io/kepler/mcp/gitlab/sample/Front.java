package io.kepler.mcp.gitlab.sample;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Takes every request, asks the router, and sends the answer with the headers that GitLab sends with all of them. */
final class Front implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());
    private static final long LIMIT = 7200;

    private final String base;
    private final Router router;
    private final Tokens tokens;
    private final Hooks hooks;
    private final AtomicLong observed = new AtomicLong();

    Front(String base, Router router, Tokens tokens, Hooks hooks) {
        this.base = base;
        this.router = router;
        this.tokens = tokens;
        this.hooks = hooks;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Headers headers = exchange.getRequestHeaders();
            hooks.recorder()
                    .add(new RecordedRequest(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            headers));
            hooks.waitIfSlow();
            Answer prepared = hooks.prepared();
            send(exchange, prepared == null ? EntityTag.on(exchange, answer(exchange, body)) : prepared);
        } catch (InterruptedException e) {
            // The sample closes while the request is held back: the connection ends without an answer.
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        try {
            return route(exchange, body);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The sample GitLab failed at " + exchange.getRequestURI(), e);
            return Refusal.message(500, "500 Internal Server Error").answer();
        }
    }

    private Answer route(HttpExchange exchange, byte[] body) {
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        if (!path.startsWith(base + "/")) {
            return Answer.text(404, "text/html; charset=utf-8", "<h1>404</h1>");
        }
        String method = exchange.getRequestMethod();
        Headers headers = exchange.getRequestHeaders();
        Optional<Token> token = tokens.shownIn(headers);
        if (path.startsWith(base + Router.API + "/")) {
            token.ifPresent(shown -> checkScope(shown, method));
        }
        Router.Match match = router.find(method, path.substring(base.length()));
        Params params = Params.of(uri.getRawQuery(), headers.getFirst("Content-Type"), body);
        String authorization = Objects.requireNonNullElse(headers.getFirst("Authorization"), "");
        return match.handler().handle(new Call(method, uri, match.values(), params, token.orElse(null), authorization));
    }

    private static void checkScope(Token token, String method) {
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (reads ? !token.mayRead() : !token.mayWrite()) {
            throw Refusal.insufficientScope(reads ? "api read_api" : "api");
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        common(headers);
        answer.headers().forEach(headers::set);
        int length = answer.body().length;
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", String.valueOf(length));
        }
        boolean empty = length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }

    private void common(Headers headers) {
        long now = Instant.now().getEpochSecond();
        long count = observed.incrementAndGet() % LIMIT;
        headers.set("X-Request-Id", requestId(now));
        headers.set("X-Gitlab-Meta", "{\"version\":\"1\"}");
        headers.set("Cache-Control", "max-age=0, private, must-revalidate");
        headers.set("Vary", "Origin");
        headers.set("RateLimit-Limit", String.valueOf(LIMIT));
        headers.set("RateLimit-Name", "throttle_authenticated_api");
        headers.set("RateLimit-Observed", String.valueOf(count));
        headers.set("RateLimit-Remaining", String.valueOf(LIMIT - count));
        headers.set("RateLimit-Reset", String.valueOf(now - now % 60 + 60));
    }

    private static String requestId(long now) {
        String random = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 32);
        return ("01" + Long.toString(now, 32) + random).toUpperCase(Locale.ROOT);
    }
}
