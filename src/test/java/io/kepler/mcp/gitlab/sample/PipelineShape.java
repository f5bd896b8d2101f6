package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.SeedFile.SeedJob;
import io.kepler.mcp.gitlab.sample.SeedFile.SeedPipeline;
import io.kepler.mcp.gitlab.sample.git.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines and jobs as GitLab writes them. */
final class PipelineShape {
    static final Set<String> BRIEF = Set.of(
            "id", "iid", "project_id", "sha", "ref", "status", "source", "created_at", "updated_at", "web_url", "name");

    private static final ObjectNode PIPELINE = Json.template("pipeline");
    private static final ObjectNode JOB = Json.template("job");
    private static final Duration WAIT = Duration.ofSeconds(4);
    private static final Duration WORK = Duration.ofSeconds(95);

    private PipelineShape() {}

    static ObjectNode pipeline(Project project, SeedPipeline seed, long iid) {
        Commit commit = project.repository().find(seed.ref()).orElseThrow();
        Instant created = Instant.parse(seed.created());
        boolean over = Pipeline.OVER.contains(seed.status());
        ObjectNode json = PIPELINE.deepCopy();
        json.put("id", seed.id()).put("iid", iid).put("project_id", project.id());
        json.put("sha", commit.id()).put("ref", seed.ref()).put("status", seed.status());
        json.put("created_at", Json.time(created)).put("started_at", Json.time(created.plus(WAIT)));
        json.put("updated_at", Json.time(over ? created.plus(WORK) : created.plus(WAIT)));
        json.put("finished_at", over ? Json.time(created.plus(WORK)) : null);
        json.put("duration", over ? WORK.minus(WAIT).toSeconds() : null).put("queued_duration", WAIT.toSeconds());
        json.put("committed_at", Json.time(commit.committer().when()));
        json.put("web_url", project.webUrl() + "/-/pipelines/" + seed.id());
        json.set("user", project.world().user(seed.user()).orElseThrow().brief());
        detail(json, seed.status());
        return json;
    }

    static void detail(ObjectNode json, String status) {
        json.withObject("detailed_status")
                .put("icon", "status_" + status)
                .put("text", status)
                .put("label", status)
                .put("group", status)
                .put("tooltip", status);
    }

    static ObjectNode brief(Entity pipeline) {
        return pipeline.copy().retain(BRIEF);
    }

    static ObjectNode job(Project project, ObjectNode pipeline, SeedJob seed) {
        String created = pipeline.path("created_at").asString();
        boolean began = !Set.of("created", "skipped", "manual").contains(seed.status());
        boolean over = began && Pipeline.OVER.contains(seed.status());
        String sha = pipeline.path("sha").asString();
        ObjectNode json = JOB.deepCopy();
        json.put("id", seed.id()).put("name", seed.name()).put("stage", seed.stage());
        json.put("status", seed.status()).put("ref", pipeline.path("ref").asString());
        json.put("allow_failure", seed.allowed()).put("created_at", created);
        json.put("started_at", began ? pipeline.path("started_at").asString() : null);
        json.put("finished_at", over ? Json.time(Instant.parse(created).plus(WORK)) : null);
        json.put("duration", over ? WORK.minus(WAIT).toSeconds() : null);
        if (seed.status().equals("failed")) {
            json.put("failure_reason", "script_failure");
        }
        json.set("user", pipeline.path("user"));
        json.set(
                "commit",
                CommitShape.of(project, project.repository().commit(sha).orElseThrow()));
        json.set("pipeline", pipeline.deepCopy().retain(BRIEF));
        return json.put("web_url", project.webUrl() + "/-/jobs/" + seed.id());
    }
}
