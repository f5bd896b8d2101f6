package io.kepler.mcp.gitlab.mcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end of one request: what was said before the last word, and the last word. */
final class Caught implements Channel {

    private static final long PATIENCE_SECONDS = 20;

    final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final List<Runnable> onGone = new ArrayList<>();
    private final boolean takesEvents;
    private boolean gone;

    Caught(boolean takesEvents) {
        this.takesEvents = takesEvents;
    }

    @Override
    public boolean send(byte[] message) {
        if (!takesEvents || outcome.isDone()) {
            return false;
        }
        messages.add(JsonMapper.shared().readTree(new String(message, StandardCharsets.UTF_8)));
        return true;
    }

    @Override
    public void finish(Outcome last) {
        outcome.complete(last);
    }

    @Override
    public synchronized void onGone(Runnable action) {
        if (gone) {
            action.run();
        } else {
            onGone.add(action);
        }
    }

    /** Plays a client that closes the connection. */
    synchronized void goAway() {
        gone = true;
        onGone.forEach(Runnable::run);
    }

    JsonNode next() throws InterruptedException {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing was said");
        }
        return message;
    }

    Outcome last() {
        return outcome.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
