package io.kepler.mcp.gitlab.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A run of jobs. It does nothing by itself: a test says what becomes of it. */
final class Pipeline {
    static final Set<String> OVER = Set.of("success", "failed", "canceled", "skipped");

    private final Entity entity;
    private final List<Job> jobs;

    Pipeline(Entity entity, List<Job> jobs) {
        this.entity = entity;
        this.jobs = List.copyOf(jobs);
    }

    Entity entity() {
        return entity;
    }

    List<Job> jobs() {
        return jobs;
    }

    /** Takes another state, and lets the jobs that are not over yet go the same way. */
    void become(String status, Instant now) {
        Iterator<Job> waiting = jobs.stream().filter(Job::waits).iterator();
        if (OVER.contains(status) && waiting.hasNext()) {
            end(waiting.next(), status, now);
            waiting.forEachRemaining(job -> end(job, status.equals("failed") ? "skipped" : status, now));
        }
        change(entity, status, now);
    }

    private void end(Job job, String status, Instant now) {
        if (status.equals("failed")) {
            job.print("ERROR: Job failed: exit code 1\n");
            job.entity().update(json -> json.put("failure_reason", "script_failure"));
        } else if (status.equals("success")) {
            job.print("Job succeeded\n");
        }
        change(job.entity(), status, now);
        job.entity().update(json -> json.withObject("pipeline").put("status", status));
    }

    private static void change(Entity entity, String status, Instant now) {
        boolean over = OVER.contains(status);
        long seconds =
                Duration.between(Instant.parse(entity.text("created_at")), now).toSeconds();
        entity.update(json -> {
            json.put("status", status);
            json.put("finished_at", over ? Json.time(now) : null);
            json.put("duration", over ? Math.max(0, seconds) : null);
            if (json.has("updated_at")) {
                json.put("updated_at", Json.time(now));
                PipelineShape.detail(json, status);
            }
        });
    }
}
