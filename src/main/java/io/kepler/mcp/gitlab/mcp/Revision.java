package io.kepler.mcp.gitlab.mcp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The published revisions of the Model Context Protocol, oldest first. */
enum Revision {
    V2024_11_05("2024-11-05"),
    V2025_03_26("2025-03-26"),
    V2025_06_18("2025-06-18"),
    V2025_11_25("2025-11-25"),
    V2026_07_28("2026-07-28");

    /** Those with a session, the latest last: it is the one offered to a client that asks for an unknown one. */
    static final List<String> WITH_SESSIONS =
            List.of(V2024_11_05.text, V2025_03_26.text, V2025_06_18.text, V2025_11_25.text);

    private final String text;

    Revision(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Whether requests stand alone (2026-07-28 and later) instead of living in a session begun by initialize. */
    boolean modern() {
        return compareTo(V2026_07_28) >= 0;
    }

    boolean knowsStructuredContent() {
        return compareTo(V2025_06_18) >= 0;
    }

    /** What initialize agrees on: the revision asked for, or the latest with sessions. */
    static Revision offeredTo(String asked) {
        return of(asked)
                .filter(revision -> WITH_SESSIONS.contains(revision.text))
                .orElse(V2025_11_25);
    }

    static Optional<Revision> of(String text) {
        return Arrays.stream(values())
                .filter(revision -> revision.text.equals(text))
                .findFirst();
    }
}
