package io.kepler.mcp.gitlab.gitlab;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Of which trace a request is part (W3C Trace Context). It is passed on as it came, for this server has no spans of its
 * own.
 *
 * @param state what tracing systems add to it, or an empty text
 */
public record Trace(String parent, String state) {

    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final Pattern STATE = Pattern.compile("[a-z0-9][\\x20-\\x7e]{0,511}");

    /** The trace, unless there is none or its name is malformed; a malformed state is left out. */
    public static Optional<Trace> of(@Nullable String parent, @Nullable String state) {
        if (parent == null || !PARENT.matcher(parent).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Trace(parent, state != null && STATE.matcher(state).matches() ? state : ""));
    }

    /** What all parts of the trace have in common. */
    public String id() {
        return parent.substring(3, 35);
    }
}
