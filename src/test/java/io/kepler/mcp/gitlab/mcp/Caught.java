package io.kepler.mcp.gitlab.mcp;

import java.nio.charset.StandardCharsets;
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
    private final boolean takesEvents;

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

    /** This client stays. */
    @Override
    public void onGone(Runnable action) {}

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
