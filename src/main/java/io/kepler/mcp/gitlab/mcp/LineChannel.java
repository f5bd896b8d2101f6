package io.kepler.mcp.gitlab.mcp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way back over standard output: every message is a line, those of all requests among each other. */
final class LineChannel implements Channel {

    private final Lines lines;
    private final @Nullable Object asked;
    private final List<Runnable> onGone = new ArrayList<>();
    private Runnable onOver = () -> {};
    private boolean over;
    private boolean gone;

    /**
     * A channel for one line.
     *
     * @param asked what is to be answered, or null when nothing is
     */
    LineChannel(Lines lines, @Nullable Object asked) {
        this.lines = lines;
        this.asked = asked;
    }

    @Override
    public boolean send(byte[] message) {
        synchronized (this) {
            if (over) {
                return false;
            }
        }
        lines.write(message);
        return true;
    }

    /** Notifications are not answered, and there is no status to say otherwise. */
    @Override
    public void finish(Outcome outcome) {
        Runnable last;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            onGone.clear();
            last = onOver;
        }
        RpcResponse response = outcome.response();
        if (response != null && asked != null) {
            lines.write(response, outcome.revision());
        }
        last.run();
    }

    @Override
    public void onGone(Runnable action) {
        synchronized (this) {
            if (!gone) {
                if (!over) {
                    onGone.add(action);
                }
                return;
            }
        }
        action.run();
    }

    /** To be run after the last word. */
    synchronized void onOver(Runnable action) {
        onOver = action;
    }

    /** The client took its request back. */
    void goneNow() {
        List<Runnable> actions;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            gone = true;
            actions = List.copyOf(onGone);
            onGone.clear();
        }
        actions.forEach(Runnable::run);
    }
}
