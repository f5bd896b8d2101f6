package io.kepler.mcp.gitlab.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Work that outlives the request that began it. Times are kept in microseconds.
 *
 * @param id what the client asks by; stores in a database keep its hash only
 * @param owner whose task it is, in at most 500 characters
 * @param statusMessage for people, in at most 2000 characters
 * @param ttl how long after its creation it is kept
 * @param pollInterval how long a client shall wait between two questions
 * @param content as JSON, in at most 700,000 bytes: the arguments, the state of the work, inputs, the result. Encrypted
 *     in a database
 * @param version how often it was replaced
 */
public record Task(
        String id,
        String owner,
        String tool,
        Status status,
        @Nullable String statusMessage,
        Instant createdAt,
        Instant updatedAt,
        Duration ttl,
        Duration pollInterval,
        String content,
        long version) {

    /** How far the work is. */
    public enum Status {
        WORKING,
        INPUT_REQUIRED,
        COMPLETED,
        FAILED,
        CANCELLED;

        /** The word of the protocol. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(String text) {
            return Arrays.stream(values())
                    .filter(status -> status.text().equals(text))
                    .findFirst();
        }

        /** Whether nothing comes after it. */
        public boolean isFinal() {
            return this == COMPLETED || this == FAILED || this == CANCELLED;
        }
    }

    public Instant expiresAt() {
        return createdAt.plus(ttl);
    }

    /** The same task, further on. To be handed to {@link Tasks#replace}. */
    public Task with(Status newStatus, @Nullable String message, String newContent, Instant now) {
        return new Task(id, owner, tool, newStatus, message, createdAt, now, ttl, pollInterval, newContent, version);
    }

    Task next() {
        return new Task(
                id, owner, tool, status, statusMessage, createdAt, updatedAt, ttl, pollInterval, content, version + 1);
    }
}
