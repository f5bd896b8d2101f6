package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.state.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions to clients of the revisions with a handshake: requests that go out on the stream of the request they belong
 * to, and whose responses come back as messages of their own, to whichever node.
 */
final class Interviews {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How many requests of one user may wait for answers on one node, for each is kept until then. */
    static final int MOST_PER_OWNER = 20;

    private static final String SIGNAL = "response";

    /** The ids of our questions. */
    private static final Pattern OURS = Pattern.compile("kepler-[0-9a-f-]{36}");

    /** One question that waits for its answer. */
    private record Pending(String session, String name, Interview interview) {}

    private final Map<String, Pending> pending = new ConcurrentHashMap<>();
    private final Allowance waiting = new Allowance(MOST_PER_OWNER, "requests that wait for your answers");
    private final Outgoing outgoing;
    private final Relay relay;
    private final Timer timer;
    private final JsonMapper json;

    Interviews(Outgoing outgoing, Relay relay, Timer timer, JsonMapper json) {
        this.outgoing = outgoing;
        this.relay = relay;
        this.timer = timer;
        this.json = json;
        relay.on(SIGNAL, this::heard);
    }

    /**
     * Asks the questions over a channel and goes on when all are answered, the deadline comes early because the client
     * went away or took its request back, or five minutes are over; questions without an answer count as cancelled.
     *
     * @return false when the client takes no messages before its response; nothing is asked then
     * @throws RpcException when too many requests of the user wait for answers already
     */
    boolean ask(
            Session session,
            Channel channel,
            Deadline deadline,
            Map<String, InputRequired.Question> questions,
            Consumer<Map<String, Object>> then)
            throws RpcException {
        waiting.take(session.owner());
        Interview interview = new Interview(questions.size(), answers -> {
            waiting.giveBack(session.owner());
            // An answer may be heard on the thread that brings the signals of all.
            timer.soon(() -> then.accept(answers));
        });
        Map<String, Pending> asked = new LinkedHashMap<>();
        List<byte[]> messages = new ArrayList<>();
        questions.forEach((name, question) -> {
            String id = "kepler-" + UUID.randomUUID();
            asked.put(id, new Pending(Relay.address(session.id()), name, interview));
            messages.add(outgoing.request(id, question.method(), question.params()));
        });
        pending.putAll(asked);
        if (!messages.stream().allMatch(channel::send)) {
            asked.keySet().forEach(pending::remove);
            waiting.giveBack(session.owner());
            return false;
        }
        Runnable giveUp = () -> asked.forEach((id, one) -> answered(id, one, cancelled()));
        interview.alarm = timer.in(PATIENCE, giveUp);
        deadline.onCancel(giveUp);
        return true;
    }

    /** Takes the response of a client to one of our requests; the node that asked may be another one. */
    void answered(String session, Message response) {
        if (response.id() instanceof String id
                && OURS.matcher(id).matches()
                && !here(Relay.address(session), id, response.params())) {
            // Side by side, for one in the other might be nested deeper than JSON is read and written.
            relay.send(SIGNAL, session, id + json.writeValueAsString(response.params()));
        }
    }

    private boolean here(String session, String id, Map<?, ?> response) {
        Pending one = pending.get(id);
        if (one == null || !one.session().equals(session)) {
            return false;
        }
        answered(id, one, response.get("result") instanceof Map<?, ?> result ? result : cancelled());
        return true;
    }

    private void heard(String session, String text) {
        Matcher id = OURS.matcher(text);
        if (id.lookingAt() && json.readValue(text.substring(id.end()), Object.class) instanceof Map<?, ?> response) {
            here(session, id.group(), response);
        }
    }

    private void answered(String id, Pending one, Map<?, ?> answer) {
        if (pending.remove(id, one)) {
            one.interview().answered(one.name(), answer);
        }
    }

    /** What a form says that its user closed; a client that answers with an error has said no more. */
    private static Map<String, Object> cancelled() {
        return Map.of("action", "cancel");
    }

    /** All questions of one round. */
    private static final class Interview {

        private final Map<String, Object> answers = new LinkedHashMap<>();
        private final Consumer<Map<String, Object>> then;
        private int missing;
        private volatile @Nullable Future<?> alarm;

        Interview(int questions, Consumer<Map<String, Object>> then) {
            this.missing = questions;
            this.then = then;
        }

        void answered(String name, Map<?, ?> answer) {
            synchronized (this) {
                answers.put(name, answer);
                missing--;
                if (missing > 0) {
                    return;
                }
            }
            Future<?> waiting = alarm;
            if (waiting != null) {
                waiting.cancel(false);
            }
            then.accept(answers);
        }
    }
}
