package io.kepler.mcp.gitlab.state;

import java.nio.charset.StandardCharsets;

/**
 * Something that every node shall hear of.
 *
 * @param kind what it is about
 * @param target whom it is for
 * @param payload in at most 64 KiB of UTF-8
 */
public record Signal(String kind, String target, String payload) {
    private static final int MOST = 64 * 1024;

    public Signal {
        if (tooLong(kind) || tooLong(target) || tooLong(payload)) {
            throw new IllegalArgumentException("A signal carries at most " + MOST + " bytes.");
        }
    }

    private static boolean tooLong(String text) {
        // No character has more than three bytes, so the short ones need not be counted.
        return text.length() > MOST / 3 && text.getBytes(StandardCharsets.UTF_8).length > MOST;
    }
}
