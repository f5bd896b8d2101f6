package io.kepler.mcp.gitlab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to. */
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
