package io.kepler.mcp.gitlab.waiting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;

/** How soon to look again: the longer something has been running, the less it hurts to learn of its end later. */
final class Pace {

    static final Duration SOON = Duration.ofSeconds(2);
    static final Duration LATE = Duration.ofSeconds(30);
    private static final int PARTS = 10;

    private final InstantSource clock;

    Pace(InstantSource clock) {
        this.clock = clock;
    }

    /** A tenth of the time since GitLab's time in this field, within bounds. */
    Duration since(JsonNode time) {
        Duration part = Duration.between(begun(time), clock.instant()).dividedBy(PARTS);
        return part.compareTo(SOON) < 0 ? SOON : part.compareTo(LATE) > 0 ? LATE : part;
    }

    private Instant begun(JsonNode time) {
        try {
            return OffsetDateTime.parse(time.asString("")).toInstant();
        } catch (DateTimeException unknown) {
            return clock.instant();
        }
    }
}
