package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.Task;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tasks")
@SuppressWarnings("UnusedVariable") // some columns are read by queries only
class TaskRow {
    @Id
    private String idHash;

    private String owner;
    private String tool;
    private String status;
    private @Nullable String statusMessage;
    private Instant createdAt;
    private Instant updatedAt;
    private long ttlMillis;
    private long pollIntervalMillis;
    private String content;
    private String keyId;
    private long version;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected TaskRow() {}

    TaskRow(String idHash, Task task, Keys keys) {
        this.idHash = idHash;
        owner = task.owner();
        tool = task.tool();
        status = task.status().text();
        statusMessage = task.statusMessage();
        createdAt = task.createdAt();
        updatedAt = task.updatedAt();
        ttlMillis = task.ttl().toMillis();
        pollIntervalMillis = task.pollInterval().toMillis();
        content = seal(task, keys);
        keyId = keys.id();
        version = task.version();
        expiresAt = task.expiresAt();
    }

    Task task(String id, Keys keys) {
        return new Task(
                id,
                owner,
                tool,
                Task.Status.of(status).orElseThrow(),
                statusMessage,
                createdAt,
                updatedAt,
                Duration.ofMillis(ttlMillis),
                Duration.ofMillis(pollIntervalMillis),
                new String(keys.open(content), StandardCharsets.UTF_8),
                version);
    }

    static String seal(Task task, Keys keys) {
        return keys.seal(task.content().getBytes(StandardCharsets.UTF_8));
    }

    boolean isAlive(Instant now) {
        return expiresAt.isAfter(now);
    }

    void reseal(Keys keys) {
        content = keys.seal(keys.open(content));
        keyId = keys.id();
    }
}
