package io.kepler.mcp.gitlab.sample;

/** One job of a pipeline: its fields, and what it printed so far. */
final class Job {
    private final Entity entity;
    private String log;

    Job(Entity entity, String log) {
        this.entity = entity;
        this.log = log;
    }

    Entity entity() {
        return entity;
    }

    synchronized String log() {
        return log;
    }

    synchronized void print(String text) {
        log += text;
    }

    boolean waits() {
        return !Pipeline.OVER.contains(entity.text("status"));
    }
}
