package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.FileChange;
import io.kepler.mcp.gitlab.sample.git.Hunk;
import io.kepler.mcp.gitlab.sample.git.Tag;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Commits, differences, branches and tags as GitLab writes them. */
final class CommitShape {
    private static final ObjectNode TEMPLATE = Json.template("commit");

    private CommitShape() {}

    static ObjectNode of(Project project, Commit commit) {
        return TEMPLATE.deepCopy()
                .put("id", commit.id())
                .put("short_id", commit.shortId())
                .put("created_at", Json.commitTime(commit.committer().when()))
                .put("title", commit.title())
                .put("message", commit.message())
                .put("author_name", commit.author().name())
                .put("author_email", commit.author().email())
                .put("authored_date", Json.commitTime(commit.author().when()))
                .put("committer_name", commit.committer().name())
                .put("committer_email", commit.committer().email())
                .put("committed_date", Json.commitTime(commit.committer().when()))
                .put("web_url", project.webUrl() + "/-/commit/" + commit.id())
                .set(
                        "parent_ids",
                        Json.texts(commit.parents().stream().map(Commit::id).toList()));
    }

    static ObjectNode withStats(Project project, Commit commit) {
        List<Hunk> hunks = commit.changes().stream().map(FileChange::hunk).toList();
        int additions = hunks.stream().mapToInt(Hunk::additions).sum();
        int deletions = hunks.stream().mapToInt(Hunk::deletions).sum();
        ObjectNode json = of(project, commit);
        json.putObject("stats")
                .put("additions", additions)
                .put("deletions", deletions)
                .put("total", additions + deletions);
        return json;
    }

    static ObjectNode detail(Project project, Commit commit, boolean stats) {
        ObjectNode json = (stats ? withStats(project, commit) : of(project, commit))
                .putNull("status")
                .put("project_id", project.id())
                .putNull("last_pipeline");
        project.pipelineOf(commit.id()).ifPresent(pipeline -> {
            json.put("status", pipeline.text("status"));
            json.set("last_pipeline", PipelineShape.brief(pipeline));
        });
        return json;
    }

    static ObjectNode diff(FileChange change) {
        return Json.object()
                .put("diff", change.text())
                .put("collapsed", false)
                .put("too_large", false)
                .put("new_path", change.newPath())
                .put("old_path", change.oldPath())
                .put("a_mode", change.created() ? "0" : "100644")
                .put("b_mode", change.deleted() ? "0" : "100644")
                .put("new_file", change.created())
                .put("renamed_file", change.renamed())
                .put("deleted_file", change.deleted())
                .put("generated_file", false);
    }

    static ObjectNode branch(Project project, String name, Commit head, Optional<User> caller) {
        Commit main = project.repository().find("HEAD").orElse(head);
        boolean isDefault = name.equals(project.repository().defaultBranch());
        ObjectNode json = Json.object().put("name", name);
        json.set("commit", of(project, head));
        return json.put("merged", !isDefault && project.repository().reaches(main, head))
                .put("protected", project.isProtected(name))
                .put("developers_can_push", false)
                .put("developers_can_merge", project.isProtected(name))
                .put("can_push", caller.map(user -> project.mayPush(user, name)).orElse(false))
                .put("default", isDefault)
                .put("web_url", project.webUrl() + "/-/tree/" + name);
    }

    static ObjectNode tag(Project project, Tag tag) {
        ObjectNode json = Json.object()
                .put("name", tag.name())
                .put("message", tag.message())
                .put("target", tag.target());
        json.set("commit", of(project, tag.commit()));
        Entity release = project.releases().get(tag.name());
        if (release == null) {
            json.putNull("release");
        } else {
            json.putObject("release").put("tag_name", tag.name()).put("description", release.text("description"));
        }
        return json.put("protected", false).put("created_at", Json.time(tag.created()));
    }
}
