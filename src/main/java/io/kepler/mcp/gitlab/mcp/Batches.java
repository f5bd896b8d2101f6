package io.kepler.mcp.gitlab.mcp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several messages in one body, which 2025-03-26 had and no revision before or after it. */
final class Batches {

    static final int MOST = 50;

    /** No further request is worked on when the answers are as long as this: a few bytes ask for many. */
    static final int LONG_ENOUGH = 256 * 1024;

    private static final int TOO_MUCH = 41301;

    private final MessageReader reader;
    private final LegacyEngine engine;
    private final SessionBook sessions;
    private final ResponseWriter writer;

    Batches(MessageReader reader, LegacyEngine engine, SessionBook sessions, ResponseWriter writer) {
        this.reader = reader;
        this.engine = engine;
        this.sessions = sessions;
        this.writer = writer;
    }

    /** Whether a body is a batch of a client that may send one. */
    static boolean isBatch(Object body, Headers headers) {
        String version = headers.get(Era.VERSION_HEADER);
        return body instanceof List<?>
                && headers.get(Era.METHOD_HEADER) == null
                && (version == null || version.strip().equals(Revision.V2025_03_26.text()));
    }

    /** Answers the messages one after the other; the responses are a batch again. */
    void answer(List<?> body, Inbound.Origin origin, Proof proof, Channel channel) throws RpcException {
        checkSize(body);
        checkSession(origin.headers(), proof);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        for (Object item : body) {
            RpcResponse response = answer(item, answers.size() < LONG_ENOUGH, origin, proof, channel);
            if (response != null) {
                answers.write(answers.size() == 0 ? '[' : ',');
                answers.writeBytes(writer.bytes(response, Revision.V2025_03_26));
            }
        }
        if (answers.size() == 0) {
            channel.finish(Outcome.empty(202));
        } else {
            answers.write(']');
            RpcResponse all =
                    RpcResponse.result(null, new RpcResponse.Written(answers.toString(StandardCharsets.UTF_8)));
            channel.finish(Outcome.of(all, Revision.V2025_03_26));
        }
    }

    private static void checkSize(List<?> body) throws RpcException {
        if (body.isEmpty() || body.size() > MOST) {
            throw new RpcException(
                    400, RpcException.INVALID_REQUEST, "Invalid request: a batch has 1 to " + MOST + " messages");
        }
    }

    private void checkSession(Headers headers, Proof proof) throws RpcException {
        String id = headers.get(LegacyEngine.SESSION_HEADER);
        if (id != null && SessionBook.revision(sessions.use(id, proof, headers)) != Revision.V2025_03_26) {
            throw new RpcException(
                    400, RpcException.INVALID_REQUEST, "Invalid request: this session's revision has no batches");
        }
    }

    private @Nullable RpcResponse answer(
            @Nullable Object item, boolean room, Inbound.Origin origin, Proof proof, Channel whole) {
        Collected collected = new Collected(whole);
        Answering.guard(collected, MessageReader.idOf(item), () -> {
            Message message = reader.message(item);
            if (!room && message.kind() == Message.Kind.REQUEST) {
                throw new RpcException(
                        200, TOO_MUCH, "The answers before this one are long enough: send it again in another batch");
            }
            if (message.method().equals("initialize")) {
                throw new RpcException(
                        200, RpcException.INVALID_REQUEST, "Invalid request: initialize is never part of a batch");
            }
            if (message.meta(Era.VERSION_META) != null) {
                throw new RpcException(
                        200, RpcException.INVALID_REQUEST, "Invalid request: this revision's messages come one by one");
            }
            engine.handle(new Inbound(message, origin, proof, collected));
        });
        return collected.response;
    }

    /** Keeps the response of one message; nothing can go before it. */
    private static final class Collected implements Channel {

        private final Channel whole;
        private @Nullable RpcResponse response;

        Collected(Channel whole) {
            this.whole = whole;
        }

        @Override
        public boolean send(byte[] message) {
            return false;
        }

        @Override
        public void finish(Outcome outcome) {
            response = outcome.response();
        }

        @Override
        public void onGone(Runnable action) {
            whole.onGone(action);
        }
    }
}
