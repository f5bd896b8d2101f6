package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one message: what can be refused at once is refused on the container's thread, the rest goes to a worker
 * that finds out who calls, routes by era and answers.
 */
final class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int BUSY = 50302;

    /** Something that ends with what to say. */
    private interface Step {
        Outcome run() throws RpcException;
    }

    private final OriginAndHost originAndHost;
    private final Authentication authentication;
    private final MessageReader reader;
    private final ModernEngine modern;
    private final LegacyEngine legacy;
    private final ResponseWriter writer;
    private final Workers workers;

    Conversation(
            OriginAndHost originAndHost,
            Authentication authentication,
            MessageReader reader,
            ModernEngine modern,
            LegacyEngine legacy,
            ResponseWriter writer,
            Workers workers) {
        this.originAndHost = originAndHost;
        this.authentication = authentication;
        this.reader = reader;
        this.modern = modern;
        this.legacy = legacy;
        this.writer = writer;
        this.workers = workers;
    }

    void post(InputStream body, Headers headers, Consumer<Response> answer) {
        byte[] bytes = {};
        try {
            originAndHost.check(headers);
            MediaTypes.check(headers);
            Authentication.Claim claim = authentication.claim(headers);
            bytes = reader.bytes(body, contentLength(headers));
            Message message = reader.message(bytes);
            work(message.id(), answer, () -> {
                Inbound inbound = new Inbound(message, headers, claim.verify());
                Engine engine = Era.of(message, headers) == Era.MODERN ? modern : legacy;
                return engine.handle(inbound);
            });
        } catch (RpcException e) {
            answer.accept(response(Outcome.error(e, reader.idOf(bytes))));
        } catch (IOException e) {
            LOG.debug("The client went away while sending: {}", e.toString());
            var refused = new RpcException(400, RpcException.PARSE_ERROR, "Parse error: the body ended early");
            answer.accept(response(Outcome.error(refused, null)));
        }
    }

    void delete(Headers headers, Consumer<Response> answer) {
        try {
            originAndHost.check(headers);
            Authentication.Claim claim = authentication.claim(headers);
            work(null, answer, () -> legacy.delete(headers, claim.verify().caller()));
        } catch (RpcException e) {
            answer.accept(response(Outcome.error(e, null)));
        }
    }

    private void work(@Nullable Object id, Consumer<Response> answer, Step step) throws RpcException {
        try {
            workers.execute(() -> deliver(response(outcome(id, step)), answer));
        } catch (RejectedExecutionException e) {
            throw new RpcException(
                    503, BUSY, "The server is busy, try again shortly", null, Map.of("Retry-After", "1"));
        }
    }

    /** A container that stops takes requests away while they are worked on; there is nobody left to tell then. */
    private static void deliver(Response response, Consumer<Response> answer) {
        try {
            answer.accept(response);
        } catch (IllegalStateException e) {
            LOG.debug("The answer came too late: {}", Redaction.line(e));
        }
    }

    private static Outcome outcome(@Nullable Object id, Step step) {
        try {
            return step.run();
        } catch (RpcException e) {
            return Outcome.error(e, id);
        } catch (RuntimeException | Error e) {
            // Errors too: a client that is not answered waits for ever.
            String reference = Reference.next();
            LOG.error("{} a message failed: {}", reference, Redaction.line(e));
            var internal =
                    new RpcException(500, RpcException.INTERNAL_ERROR, "Internal error (reference " + reference + ")");
            return Outcome.error(internal, id);
        }
    }

    private Response response(Outcome outcome) {
        Response.ResponseBuilder builder = Response.status(outcome.status());
        outcome.headers().forEach(builder::header);
        builder.header(HttpHeaders.CACHE_CONTROL, "no-store");
        RpcResponse response = outcome.response();
        if (response != null) {
            StreamingOutput body = out -> writer.write(response, outcome.revision(), out);
            builder.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
        }
        return builder.build();
    }

    private static long contentLength(Headers headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
