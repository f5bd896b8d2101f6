package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.config.GitLabConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again, and after how long. POST and PATCH go again only if no connection came about: then GitLab cannot
 * have seen them. The waits are drawn at random below a growing limit, so that many clients do not come back at once.
 */
final class Retries {

    private static final long FIRST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 2_000;

    private final GitLabConfig config;

    Retries(GitLabConfig config) {
        this.config = config;
    }

    /** How long to wait before the next attempt; nothing when there should be none. */
    Optional<Duration> after(Setback setback, int attempt, Call call) {
        if (attempt >= config.retries() || !mayGoAgain(setback, call)) {
            return Optional.empty();
        }
        Optional<Duration> asked = setback.shown().retryAfter();
        Duration wait = asked.orElseGet(() -> drawn(attempt));
        boolean tooLong = asked.isPresent() && wait.compareTo(config.retryAfterMax()) > 0;
        return tooLong || wait.compareTo(call.deadline().left()) >= 0 ? Optional.empty() : Optional.of(wait);
    }

    private static boolean mayGoAgain(Setback setback, Call call) {
        return switch (setback.stage()) {
            case NOT_CONNECTED -> true;
            case SENT -> call.method().idempotent();
            case SETTLED -> false;
        };
    }

    private static Duration drawn(int attempt) {
        long limit = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(limit + 1));
    }
}
