package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that whoever waits for an answer gets one, whatever happens. */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
    private static final int BUSY = 50302;

    /** Something that answers over a channel. */
    interface Step {
        void run() throws RpcException;
    }

    private Answering() {}

    static void guard(Inbound inbound, Step step) {
        guard(inbound.channel(), inbound.message().id(), step);
    }

    /** Runs a step; what it throws becomes the last word on the channel. */
    static void guard(Channel channel, @Nullable Object id, Step step) {
        run(channel, () -> id, step);
    }

    /** The same for a step that has yet to read the message: whatever is wrong with it, its id is named if it has one. */
    static void guard(Channel channel, MessageReader reader, byte[] bytes, Step step) {
        run(channel, () -> reader.idOf(bytes), step);
    }

    private static void run(Channel channel, Supplier<@Nullable Object> id, Step step) {
        try {
            step.run();
        } catch (RpcException e) {
            channel.finish(Outcome.error(e, id.get()));
        } catch (RuntimeException | Error e) {
            // Errors too: a client that is not answered waits for ever.
            String reference = Reference.next();
            LOG.error("{} a message failed: {}", reference, Redaction.line(e));
            channel.finish(Outcome.error(
                    new RpcException(500, RpcException.INTERNAL_ERROR, "Internal error (reference " + reference + ")"),
                    id.get()));
        }
    }

    /** Runs a step on a worker, guarded, or says that all are at work. */
    static void soon(Workers workers, @Nullable Object id, Channel channel, Step step) {
        try {
            workers.execute(() -> guard(channel, id, step));
        } catch (RejectedExecutionException e) {
            var busy = new RpcException(
                    503, BUSY, "The server is busy, try again shortly", null, Map.of("Retry-After", "1"));
            channel.finish(Outcome.error(busy, id));
        }
    }
}
