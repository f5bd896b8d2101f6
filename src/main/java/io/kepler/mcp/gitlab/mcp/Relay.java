package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.oauth.Sha256;
import io.kepler.mcp.gitlab.state.Signal;
import io.kepler.mcp.gitlab.state.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Brings a text to whichever node can use it. Addresses travel as hashes, because sessions are named by ids that only
 * their clients shall know; long texts travel in parts.
 */
final class Relay {

    private static final int PART = 16 * 1024;
    private static final int MOST_INCOMPLETE = 1_000;

    private final Signals signals;
    private final Map<String, BiConsumer<String, String>> listeners = new ConcurrentHashMap<>();
    private final Map<String, String[]> incomplete = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String[]> eldest) {
            return size() > MOST_INCOMPLETE;
        }
    };

    Relay(Signals signals) {
        this.signals = signals;
        signals.listen(this::heard);
    }

    /** How an address looks to listeners. */
    static String address(String target) {
        return Sha256.hex(target);
    }

    /** Sends a text to all nodes, this one included. */
    void send(String kind, String target, String text) {
        List<String> parts = parts(text);
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < parts.size(); i++) {
            signals.publish(new Signal(kind, address(target), id + "/" + i + "/" + parts.size() + "/" + parts.get(i)));
        }
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(text.length(), from + PART);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            parts.add(text.substring(from, to));
            from = to;
        } while (from < text.length());
        return parts;
    }

    /** Takes the texts of a kind, with the address they are for; to be quick. */
    void on(String kind, BiConsumer<String, String> listener) {
        listeners.put(kind, listener);
    }

    private void heard(Signal signal) {
        BiConsumer<String, String> listener = listeners.get(signal.kind());
        if (listener == null) {
            return;
        }
        String[] fields = signal.payload().split("/", 4);
        int count = Integer.parseInt(fields[2]);
        if (count == 1) {
            listener.accept(signal.target(), fields[3]);
            return;
        }
        // Signals come one after the other on one thread.
        String[] parts = incomplete.computeIfAbsent(fields[0], id -> new String[count]);
        parts[Integer.parseInt(fields[1])] = fields[3];
        for (String part : parts) {
            if (part == null) {
                return;
            }
        }
        incomplete.remove(fields[0]);
        listener.accept(signal.target(), String.join("", parts));
    }
}
