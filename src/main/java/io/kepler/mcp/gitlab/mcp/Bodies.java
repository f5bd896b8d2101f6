package io.kepler.mcp.gitlab.mcp;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bodies of posted messages. What is read is held in memory, so a large one is read to its end only for a user
 * who is known, and only few of each user at once.
 */
final class Bodies {

    /** So much is read of whoever comes. Hardly any message is larger, but those that write files. */
    static final int SMALL = 64 * 1024;

    static final int MOST_LARGE_PER_OWNER = 8;

    /** What is done with a body, which says under which id its work is answered. */
    interface Taker {
        void take(byte[] body, Work work) throws RpcException;
    }

    /** Where the work on a message is done. */
    interface Work {
        void on(@Nullable Object id, Answering.Step step);
    }

    private final Allowance large = new Allowance(MOST_LARGE_PER_OWNER, "large messages at work");
    private final MessageReader reader;
    private final Workers workers;

    Bodies(MessageReader reader, Workers workers) {
        this.reader = reader;
        this.workers = workers;
    }

    /**
     * Reads a body and has it taken. A refusal is answered under the id of the message.
     *
     * @throws RpcException when it is announced as too large, or ends early
     */
    void take(InputStream body, Inbound.Origin origin, Channel channel, Taker taker) throws RpcException {
        reader.checkLength(contentLength(origin.headers()));
        byte[] start = reader.bytes(body, Math.min(SMALL, reader.maxBytes()) + 1);
        InputStream begun = new ByteArrayInputStream(start);
        if (start.length <= SMALL) {
            taken(reader.bytes(begun), channel, taker, (id, step) -> Answering.soon(workers, id, channel, step));
        } else {
            InputStream whole = new SequenceInputStream(begun, body);
            Answering.soon(workers, null, channel, () -> takeLarge(whole, origin, channel, taker));
        }
    }

    private void takeLarge(InputStream body, Inbound.Origin origin, Channel channel, Taker taker) throws RpcException {
        String owner = origin.claim().verify().owner();
        large.take(owner);
        try {
            taken(reader.bytes(body), channel, taker, (id, step) -> Answering.guard(channel, id, step));
        } finally {
            large.giveBack(owner);
        }
    }

    private void taken(byte[] body, Channel channel, Taker taker, Work work) {
        channel.received();
        Answering.guard(channel, reader, body, () -> taker.take(body, work));
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
