package io.kepler.mcp.gitlab.state;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of one process, for as long as it runs. */
public final class MemoryTasks implements Tasks {
    private final InstantSource clock;
    private final Map<String, Task> tasks = new HashMap<>();

    public MemoryTasks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean add(Task task, int maxPerOwner) {
        tasks.values().removeIf(old -> !isAlive(old));
        List<Task> ofOwner = tasks.values().stream()
                .filter(old -> old.owner().equals(task.owner()))
                .toList();
        if (ofOwner.size() >= maxPerOwner) {
            Optional<Task> done =
                    ofOwner.stream().filter(old -> old.status().isFinal()).min(Comparator.comparing(Task::createdAt));
            if (done.isEmpty()) {
                return false;
            }
            tasks.remove(done.get().id());
        }
        tasks.put(task.id(), task);
        return true;
    }

    @Override
    public synchronized Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id)).filter(this::isAlive);
    }

    private boolean isAlive(Task task) {
        return task.expiresAt().isAfter(clock.instant());
    }

    @Override
    public synchronized boolean replace(Task task) {
        boolean current =
                find(task.id()).filter(old -> old.version() == task.version()).isPresent();
        if (current) {
            tasks.put(task.id(), task.next());
        }
        return current;
    }
}
