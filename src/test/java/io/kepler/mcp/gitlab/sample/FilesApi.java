package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kepler.mcp.gitlab.sample.git.Blame;
import io.kepler.mcp.gitlab.sample.git.Blob;
import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Tree;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Single files: reading them, blaming them, and changing them by a commit each. */
final class FilesApi {
    private static final String FILE = "/repository/files/{file_path}";

    FilesApi(ProjectRoutes projects) {
        projects.get(FILE, this::get);
        projects.get(FILE + "/raw", this::raw);
        projects.get(FILE + "/blame", this::blame);
        projects.change("POST", FILE, Access.DEVELOPER, this::create);
        projects.change("PUT", FILE, Access.DEVELOPER, this::update);
        projects.change("DELETE", FILE, Access.DEVELOPER, this::delete);
    }

    private Answer get(Call call, Project project) {
        call.params().require("ref");
        Commit commit = commit(call, project);
        Blob blob = blob(call, commit);
        String path = path(call);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("file_name", path.substring(path.lastIndexOf('/') + 1));
        facts.put("file_path", path);
        facts.put("size", String.valueOf(blob.size()));
        facts.put("encoding", "base64");
        facts.put("content_sha256", blob.sha256());
        facts.put("ref", call.params().text("ref"));
        facts.put("blob_id", blob.id());
        facts.put("commit_id", commit.id());
        facts.put(
                "last_commit_id", project.repository().lastChange(commit, path).id());
        facts.put("execute_filemode", "false");
        ObjectNode json = Json.object();
        facts.forEach(json::put);
        json.put("size", blob.size()).put("execute_filemode", false);
        json.put("content", Base64.getEncoder().encodeToString(blob.content()));
        return Answer.ok(json).with(headers(facts));
    }

    /** The facts again as headers, for those who ask with HEAD; what is no ASCII cannot be one. */
    private static Map<String, String> headers(Map<String, String> facts) {
        Map<String, String> headers = new LinkedHashMap<>();
        facts.forEach((name, value) -> {
            if (value.chars().allMatch(c -> c >= ' ' && c < 127)) {
                headers.put("X-Gitlab-" + name.replace('_', '-'), value);
            }
        });
        return headers;
    }

    private Answer raw(Call call, Project project) {
        return Answer.binary(
                "application/octet-stream", blob(call, commit(call, project)).content());
    }

    private Answer blame(Call call, Project project) {
        call.params().require("ref");
        Commit commit = commit(call, project);
        blob(call, commit);
        Optional<Long> first = call.params().number("range[start]");
        Optional<Long> last = call.params().number("range[end]");
        if (first.isPresent() != last.isPresent()) {
            throw Refusal.error(400, "range[" + (first.isPresent() ? "end" : "start") + "] is missing");
        }
        int start = (int) Math.max(1, first.orElse(1L));
        int end = (int) Math.min(Integer.MAX_VALUE, last.orElse((long) Integer.MAX_VALUE));
        List<ObjectNode> parts = new ArrayList<>();
        for (Blame.Part part : Blame.of(commit, path(call), start, end)) {
            ObjectNode json = Json.object();
            ObjectNode by = CommitShape.of(project, part.commit());
            json.set(
                    "commit",
                    by.retain(
                            "id",
                            "parent_ids",
                            "message",
                            "authored_date",
                            "author_name",
                            "author_email",
                            "committed_date",
                            "committer_name",
                            "committer_email"));
            json.set("lines", Json.texts(part.lines()));
            parts.add(json);
        }
        return Answer.ok(Json.array(parts));
    }

    private Answer create(Call call, Project project) {
        call.params().require("branch", "commit_message", "content");
        Commit head = head(call, project);
        if (head.tree().file(path(call)).isPresent()) {
            throw Refusal.message(400, "A file with this name already exists");
        }
        commit(call, project, head, head.tree().with(path(call), content(call)));
        return Answer.created(written(call));
    }

    private Answer update(Call call, Project project) {
        call.params().require("branch", "commit_message", "content");
        Commit head = head(call, project);
        requirePresent(call, project, head);
        commit(call, project, head, head.tree().with(path(call), content(call)));
        return Answer.ok(written(call));
    }

    private Answer delete(Call call, Project project) {
        call.params().require("branch", "commit_message");
        Commit head = head(call, project);
        requirePresent(call, project, head);
        commit(call, project, head, head.tree().without(path(call)));
        return Answer.noContent();
    }

    private static void requirePresent(Call call, Project project, Commit head) {
        if (head.tree().file(path(call)).isEmpty()) {
            throw Refusal.message(400, "A file with this name doesn't exist");
        }
        String last = project.repository().lastChange(head, path(call)).id();
        if (call.params()
                .filled("last_commit_id")
                .filter(id -> !id.equals(last))
                .isPresent()) {
            throw Refusal.message(400, "The file has changed since the commit given as last_commit_id: " + path(call));
        }
    }

    private static void commit(Call call, Project project, Commit head, Tree tree) {
        String branch = call.params().text("branch");
        String message = call.params().text("commit_message");
        project.repository().commit(branch, new Writing(project, call).on(head, tree, message));
        project.branchMoved(branch);
    }

    /** Where the new commit goes: the head of the branch, or of {@code start_branch} when the branch is a new one. */
    private static Commit head(Call call, Project project) {
        String branch = call.params().text("branch");
        if (!project.mayPush(call.user(), branch)) {
            throw Refusal.message(403, "You are not allowed to push into this branch");
        }
        Commit head = project.repository().branches().get(branch);
        if (head == null) {
            head = call.params()
                    .filled("start_branch")
                    .map(project.repository().branches()::get)
                    .orElseThrow(
                            () -> Refusal.message(400, "You can only create or edit files when you are on a branch"));
        }
        return head;
    }

    private static Blob content(Call call) {
        String content = call.params().text("content");
        if (!call.params().text("encoding").equals("base64")) {
            return Blob.of(content.getBytes(UTF_8));
        }
        try {
            return Blob.of(Base64.getMimeDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            throw Params.invalid("content");
        }
    }

    private static ObjectNode written(Call call) {
        return Json.object()
                .put("file_path", path(call))
                .put("branch", call.params().text("branch"));
    }

    private static Commit commit(Call call, Project project) {
        return project.repository()
                .find(call.params().filled("ref").orElse("HEAD"))
                .orElseThrow(() -> Refusal.notFound("Commit"));
    }

    private static Blob blob(Call call, Commit commit) {
        return commit.tree().file(path(call)).orElseThrow(() -> Refusal.notFound("File"));
    }

    private static String path(Call call) {
        String path = call.path("file_path");
        if (List.of(path.split("/", -1)).stream().anyMatch(part -> part.isEmpty() || part.equals(".."))) {
            throw Refusal.error(400, "file_path should be a valid file path");
        }
        return path;
    }
}
