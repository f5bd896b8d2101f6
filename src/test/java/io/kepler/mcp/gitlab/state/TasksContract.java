package io.kepler.mcp.gitlab.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.oauth.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all stores of tasks have to do, whatever they keep them in. */
public abstract class TasksContract {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00.123456Z");
    private static final Duration TTL = Duration.ofHours(1);
    private static final int CROWD = 16;

    private volatile Instant now = NOW;
    private Tasks tasks;
    private Tasks elsewhere;

    /** Two nodes with the same data, of which there is none yet. */
    protected abstract List<Tasks> twoNodes(InstantSource clock);

    @BeforeEach
    void start() {
        List<Tasks> nodes = twoNodes(() -> now);
        tasks = nodes.get(0);
        elsewhere = nodes.get(1);
    }

    private static Task task(String owner, Task.Status status, int second) {
        Instant at = NOW.plusSeconds(second);
        return new Task(
                UUID.randomUUID().toString(),
                owner,
                "wait_for_pipeline",
                status,
                null,
                at,
                at,
                TTL,
                Duration.ofSeconds(5),
                "{\"pipeline_id\":42}",
                0);
    }

    private Task added(String owner, Task.Status status, int second) {
        Task task = task(owner, status, second);
        assertThat(tasks.add(task, 10)).isTrue();
        return task;
    }

    private static Task version(Task task, long version) {
        return new Task(
                task.id(),
                task.owner(),
                task.tool(),
                task.status(),
                task.statusMessage(),
                task.createdAt(),
                task.updatedAt(),
                task.ttl(),
                task.pollInterval(),
                task.content(),
                version);
    }

    @Test
    void remembersATaskAsItIs() {
        Task task = added("ada", Task.Status.WORKING, 0);

        assertThat(elsewhere.find(task.id())).contains(task);
        assertThat(tasks.find("unknown")).isEmpty();
    }

    @Test
    void forgetsATaskWhenItsTimeIsOver() {
        Task task = added("ada", Task.Status.COMPLETED, 0);

        now = NOW.plus(TTL).minusMillis(1);
        assertThat(elsewhere.find(task.id())).isPresent();
        now = NOW.plus(TTL);
        assertThat(elsewhere.find(task.id())).isEmpty();
        assertThat(elsewhere.replace(task)).isFalse();
    }

    @Test
    void replacesATaskAndCountsIt() {
        Task task = added("ada", Task.Status.WORKING, 0);
        Task further = task.with(Task.Status.COMPLETED, "Done: ✓", "{\"result\":{}}", NOW.plusSeconds(7));

        assertThat(elsewhere.replace(further)).isTrue();

        assertThat(tasks.find(task.id())).contains(version(further, 1));
        assertThat(tasks.replace(version(further, 1))).isTrue();
        assertThat(elsewhere.find(task.id())).map(Task::version).contains(2L);
    }

    @Test
    void replacesNoTaskThatChangedMeanwhile() {
        Task task = added("ada", Task.Status.WORKING, 0);
        Task cancelled = task.with(Task.Status.CANCELLED, null, "{}", NOW.plusSeconds(1));
        tasks.replace(cancelled);

        assertThat(elsewhere.replace(task.with(Task.Status.COMPLETED, null, "{}", NOW.plusSeconds(2))))
                .isFalse();

        assertThat(tasks.find(task.id())).contains(version(cancelled, 1));
        assertThat(tasks.replace(task("ada", Task.Status.WORKING, 0))).isFalse();
    }

    @Test
    void replacesATaskForOneOfManyWhoTryAtOnce() throws Exception {
        Task task = added("ada", Task.Status.WORKING, 0);

        List<Boolean> answers = Crowd.does(
                CROWD,
                member -> (member % 2 == 0 ? tasks : elsewhere)
                        .replace(task.with(Task.Status.COMPLETED, "by " + member, "{}", NOW)));

        assertThat(answers).containsOnlyOnce(true).hasSize(CROWD);
        assertThat(tasks.find(task.id())).map(Task::statusMessage).contains("by " + answers.indexOf(true));
    }

    @Test
    void takesTheRoomFromTheOldestThatCameToItsEnd() {
        Task working = added("ada", Task.Status.WORKING, 0);
        Task failed = added("ada", Task.Status.FAILED, 1);
        Task completed = added("ada", Task.Status.COMPLETED, 2);
        Task eves = added("eve", Task.Status.COMPLETED, 0);

        assertThat(elsewhere.add(task("ada", Task.Status.WORKING, 3), 3)).isTrue();

        assertThat(List.of(working, failed, completed, eves))
                .filteredOn(task -> tasks.find(task.id()).isPresent())
                .containsExactly(working, completed, eves);
    }

    @Test
    void refusesATaskToAnOwnerWhoHasTooManyAtWork() {
        Task working = added("ada", Task.Status.WORKING, 0);
        Task asking = added("ada", Task.Status.INPUT_REQUIRED, 1);
        Task third = task("ada", Task.Status.WORKING, 2);

        assertThat(elsewhere.add(third, 2)).isFalse();
        assertThat(tasks.find(third.id())).isEmpty();
        assertThat(tasks.add(task("eve", Task.Status.WORKING, 2), 2)).isTrue();
        assertThat(List.of(working, asking))
                .allMatch(task -> tasks.find(task.id()).isPresent());

        now = NOW.plus(TTL).plusSeconds(1);
        assertThat(tasks.add(task("ada", Task.Status.WORKING, 3602), 2)).isTrue();
    }
}
