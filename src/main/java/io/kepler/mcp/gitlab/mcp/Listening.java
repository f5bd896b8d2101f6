package io.kepler.mcp.gitlab.mcp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code subscriptions/listen} of 2026-07-28: a stream of the changes that its filter names, and of nothing else. */
final class Listening {

    static final String METHOD = "subscriptions/listen";

    private static final String SUBSCRIPTION = "io.modelcontextprotocol/subscriptionId";
    private static final String RESOURCES = "resourceSubscriptions";

    private static final int LONGEST_ID = 1_000;

    private final Audience audience;
    private final Watches watches;
    private final Outgoing outgoing;

    Listening(Audience audience, Watches watches, Outgoing outgoing) {
        this.audience = audience;
        this.watches = watches;
        this.outgoing = outgoing;
    }

    /** Begins a stream; it lasts until the client goes away or the server stops. */
    void begin(Inbound inbound) throws RpcException {
        Map<String, Object> wanted = Request.object(inbound.message().params(), "notifications");
        Set<Listener.Topic> topics = Arrays.stream(Listener.Topic.values())
                .filter(topic -> Boolean.TRUE.equals(wanted.get(topic.filter())))
                .collect(Collectors.toUnmodifiableSet());
        Stream stream = new Stream(lasting(inbound), topics);
        if (!stream.begin(uris(wanted.get(RESOURCES)))) {
            forget(stream);
            throw new RpcException(
                    406, RpcException.INVALID_REQUEST, "Invalid request: Accept must allow text/event-stream");
        }
        inbound.channel().onGone(() -> forget(stream));
    }

    /** The stream may last for days and needs no more of its request than the id, which may not be long then. */
    private static Inbound lasting(Inbound inbound) throws RpcException {
        Message message = inbound.message();
        if (message.id() instanceof String id && id.length() > LONGEST_ID) {
            throw RpcException.invalidParams("\"id\" is too long for a stream");
        }
        Message bare = new Message(message.kind(), message.id(), message.method(), Map.of());
        return new Inbound(bare, inbound.origin(), inbound.proof(), inbound.channel());
    }

    private void forget(Listener stream) {
        audience.remove(stream);
        watches.remove(stream);
    }

    private static Set<String> uris(@Nullable Object given) throws RpcException {
        if (given == null) {
            return Set.of();
        }
        if (!(given instanceof List<?> list)) {
            throw RpcException.invalidParams("\"" + RESOURCES + "\" must be a list of URIs");
        }
        Set<String> uris = new LinkedHashSet<>();
        for (Object uri : list) {
            if (!(uri instanceof String text)) {
                throw RpcException.invalidParams("\"" + RESOURCES + "\" must be a list of URIs");
            }
            uris.add(text);
        }
        return uris;
    }

    private static Map<String, Object> acknowledged(Set<Listener.Topic> topics, Set<String> uris) {
        Map<String, Object> honoured = new LinkedHashMap<>();
        topics.forEach(topic -> honoured.put(topic.filter(), true));
        if (!uris.isEmpty()) {
            honoured.put(RESOURCES, List.copyOf(uris));
        }
        return Map.of("notifications", honoured);
    }

    /** One stream, named by the request that began it. */
    private final class Stream implements Listener {

        private final Inbound inbound;
        private final Set<Topic> topics;
        private final SerialExecutor words = new SerialExecutor();

        Stream(Inbound inbound, Set<Topic> topics) {
            this.inbound = inbound;
            this.topics = new HashSet<>(topics);
        }

        /** Nothing is told before it is said what will be: what happens meanwhile waits for its turn. */
        boolean begin(Set<String> wanted) throws RpcException {
            FutureTask<Boolean> first = new FutureTask<>(() -> {
                audience.add(this);
                Set<String> uris = watches.set(this, wanted);
                return send("notifications/subscriptions/acknowledged", acknowledged(topics, uris));
            });
            words.execute(first);
            try {
                // The first task of all has run by now, on this thread.
                return first.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RpcException refused) {
                    throw refused;
                }
                throw new IllegalStateException("a stream could not begin", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public Set<Topic> topics() {
            return topics;
        }

        @Override
        public String owner() {
            return inbound.proof().owner();
        }

        @Override
        public Proof proof() throws RpcException {
            return inbound.claim().verify();
        }

        @Override
        public void tell(String notification, Map<String, Object> params) {
            words.execute(() -> send(notification, params));
        }

        private boolean send(String notification, Map<String, Object> params) {
            Map<String, Object> tagged = new LinkedHashMap<>(params);
            tagged.put("_meta", tag());
            return inbound.channel().send(outgoing.notification(notification, tagged));
        }

        private Map<String, Object> tag() {
            return Map.of(SUBSCRIPTION, Objects.requireNonNull(inbound.message().id()));
        }

        @Override
        public void end() {
            forget(this);
            Map<String, Object> result = Map.of("_meta", tag());
            words.execute(() -> inbound.channel()
                    .finish(Outcome.of(RpcResponse.result(inbound.message().id(), result), Revision.V2026_07_28)));
        }
    }
}
