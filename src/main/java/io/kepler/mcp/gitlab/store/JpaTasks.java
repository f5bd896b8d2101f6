package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Sha256;
import io.kepler.mcp.gitlab.state.Task;
import io.kepler.mcp.gitlab.state.Tasks;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who adds several tasks at the same moment may get one too many. */
final class JpaTasks implements Tasks {
    private static final List<String> FINAL = Arrays.stream(Task.Status.values())
            .filter(Task.Status::isFinal)
            .map(Task.Status::text)
            .toList();

    private final Transactions transactions;
    private final Keys keys;
    private final InstantSource clock;

    JpaTasks(Transactions transactions, Keys keys, InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public boolean add(Task task, int maxPerOwner) {
        TaskRow row = new TaskRow(Sha256.hex(task.id()), task, keys);
        return transactions.call(entities -> {
            boolean room = count(entities, task.owner()) < maxPerOwner || removeOldestFinal(entities, task.owner());
            if (room) {
                entities.persist(row);
            }
            return room;
        });
    }

    private long count(EntityManager entities, String owner) {
        return entities.createQuery(
                        "select count(*) from TaskRow t where t.owner = :owner and t.expiresAt > :now", Long.class)
                .setParameter("owner", owner)
                .setParameter("now", clock.instant())
                .getSingleResult();
    }

    private boolean removeOldestFinal(EntityManager entities, String owner) {
        List<String> oldest = entities.createQuery(
                        "select t.idHash from TaskRow t where t.owner = :owner and t.expiresAt > :now"
                                + " and t.status in (:final) order by t.createdAt",
                        String.class)
                .setParameter("owner", owner)
                .setParameter("now", clock.instant())
                .setParameter("final", FINAL)
                .setMaxResults(1)
                .getResultList();
        return !oldest.isEmpty()
                && entities.createQuery("delete from TaskRow t where t.idHash in (:oldest)")
                                .setParameter("oldest", oldest)
                                .executeUpdate()
                        == 1;
    }

    @Override
    public Optional<Task> find(String id) {
        return transactions.call(entities -> Optional.ofNullable(entities.find(TaskRow.class, Sha256.hex(id)))
                .filter(row -> row.isAlive(clock.instant()))
                .map(row -> row.task(id, keys)));
    }

    @Override
    public boolean replace(Task task) {
        String content = TaskRow.seal(task, keys);
        return transactions.call(entities -> entities.createQuery("update TaskRow t set t.status = :status,"
                                + " t.statusMessage = :message, t.updatedAt = :updatedAt, t.ttlMillis = :ttl,"
                                + " t.pollIntervalMillis = :pollInterval, t.content = :content, t.keyId = :keyId,"
                                + " t.expiresAt = :expiresAt, t.version = t.version + 1"
                                + " where t.idHash = :id and t.version = :version and t.expiresAt > :now")
                        .setParameter("status", task.status().text())
                        .setParameter("message", task.statusMessage())
                        .setParameter("updatedAt", task.updatedAt())
                        .setParameter("ttl", task.ttl().toMillis())
                        .setParameter("pollInterval", task.pollInterval().toMillis())
                        .setParameter("content", content)
                        .setParameter("keyId", keys.id())
                        .setParameter("expiresAt", task.expiresAt())
                        .setParameter("id", Sha256.hex(task.id()))
                        .setParameter("version", task.version())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1);
    }
}
