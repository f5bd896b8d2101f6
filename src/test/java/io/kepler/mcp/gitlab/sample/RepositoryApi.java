package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.FileChange;
import io.kepler.mcp.gitlab.sample.git.Repository;
import io.kepler.mcp.gitlab.sample.git.TreeEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looking at the repository as a whole: directories and differences between two points. */
final class RepositoryApi {
    private final Paging paging;

    RepositoryApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/repository/tree", this::tree);
        projects.get("/repository/compare", this::compare);
    }

    private Answer tree(Call call, Project project) {
        Commit commit = project.repository()
                .find(call.params().filled("ref").orElse("HEAD"))
                .orElseThrow(() -> Refusal.notFound("Tree"));
        String path = call.params().text("path").replaceAll("^/+|/+$", "");
        List<TreeEntry> entries = commit.tree().list(path, call.params().yes("recursive"));
        if (entries.isEmpty() && !path.isEmpty()) {
            throw Refusal.notFound("invalid revision or path");
        }
        return paging.keyset(call)
                ? paging.keyset(call, entries, entry -> Json.bytes(json(entry)), "page_token", TreeEntry::path)
                : paging.nodes(call, entries, RepositoryApi::json);
    }

    private static JsonNode json(TreeEntry entry) {
        return Json.object()
                .put("id", entry.id())
                .put("name", entry.name())
                .put("type", entry.directory() ? "tree" : "blob")
                .put("path", entry.path())
                .put("mode", entry.directory() ? "040000" : "100644");
    }

    private Answer compare(Call call, Project project) {
        call.params().require("from", "to");
        Repository repository = project.repository();
        Commit from = ref(repository, call.params().text("from"));
        Commit to = ref(repository, call.params().text("to"));
        Commit base = call.params().yes("straight")
                ? from
                : repository.mergeBase(from, to).orElse(from);
        List<Commit> commits = new ArrayList<>(repository.between(from, to));
        Collections.reverse(commits);
        ObjectNode json = Json.object();
        json.set("commit", commits.isEmpty() ? null : CommitShape.of(project, to));
        json.set(
                "commits",
                Json.array(commits.stream()
                        .map(commit -> CommitShape.of(project, commit))
                        .toList()));
        json.set(
                "diffs",
                Json.array(FileChange.between(base.tree(), to.tree()).stream()
                        .map(CommitShape::diff)
                        .toList()));
        return Answer.ok(json.put("compare_timeout", false)
                .put("compare_same_ref", from.equals(to))
                .put("web_url", project.webUrl() + "/-/compare/" + from.id() + "..." + to.id()));
    }

    private static Commit ref(Repository repository, String name) {
        return repository.find(name).orElseThrow(() -> Refusal.notFound("Ref"));
    }
}
