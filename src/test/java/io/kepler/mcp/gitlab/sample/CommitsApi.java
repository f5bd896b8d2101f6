package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Repository;
import io.kepler.mcp.gitlab.sample.git.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Commits of a project. */
final class CommitsApi {
    private static final Set<String> REF_TYPES = Set.of("branch", "tag", "all");

    private final Paging paging;

    CommitsApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        String one = "/repository/commits/{sha}";
        projects.get("/repository/commits", this::list);
        projects.get(one, this::get);
        projects.get(
                one + "/diff",
                (call, project) -> paging.nodes(call, find(call, project).changes(), CommitShape::diff));
        projects.get(one + "/refs", this::refs);
        projects.change("POST", one + "/cherry_pick", Access.DEVELOPER, this::cherryPick);
    }

    private Answer list(Call call, Project project) {
        Params params = call.params();
        Repository repository = project.repository();
        Commit tip =
                repository.find(params.filled("ref_name").orElse("HEAD")).orElseThrow(() -> Refusal.notFound("Commit"));
        Instant since = params.time("since").orElse(Instant.MIN);
        Instant until = params.time("until").orElse(Instant.MAX);
        String author = params.text("author").toLowerCase(Locale.ROOT);
        Optional<String> path = params.filled("path");
        List<Commit> commits = repository.history(tip).stream()
                .filter(commit -> !commit.committer().when().isBefore(since))
                .filter(commit -> !commit.committer().when().isAfter(until))
                .filter(commit -> author(commit).contains(author))
                .filter(commit -> path.map(p -> Repository.touches(commit, p)).orElse(true))
                .toList();
        boolean stats = params.yes("with_stats");
        return paging.uncounted(
                call,
                commits,
                commit -> stats ? CommitShape.withStats(project, commit) : CommitShape.of(project, commit));
    }

    private static String author(Commit commit) {
        return (commit.author().name() + " <" + commit.author().email() + ">").toLowerCase(Locale.ROOT);
    }

    private Answer get(Call call, Project project) {
        boolean stats = call.params().bool("stats").orElse(true);
        return Answer.ok(CommitShape.detail(project, find(call, project), stats));
    }

    private static Commit find(Call call, Project project) {
        return project.repository().find(call.path("sha")).orElseThrow(() -> Refusal.notFound("Commit"));
    }

    private Answer refs(Call call, Project project) {
        Commit commit = find(call, project);
        String type = call.params().oneOf("type", "all", REF_TYPES);
        Repository repository = project.repository();
        List<ObjectNode> refs = new ArrayList<>();
        if (!type.equals("tag")) {
            repository.branches().forEach((name, head) -> add(refs, repository, commit, "branch", name, head));
        }
        if (!type.equals("branch")) {
            repository.tags().forEach((name, tag) -> add(refs, repository, commit, "tag", name, tag.commit()));
        }
        return paging.nodes(call, refs, ref -> ref);
    }

    private static void add(
            List<ObjectNode> refs, Repository repository, Commit commit, String type, String name, Commit head) {
        if (repository.reaches(head, commit)) {
            refs.add(Json.object().put("type", type).put("name", name));
        }
    }

    private Answer cherryPick(Call call, Project project) {
        call.params().require("branch");
        Commit picked = find(call, project);
        String branch = call.params().text("branch");
        Commit head = BranchesApi.find(project, branch);
        if (!project.mayPush(call.user(), branch)) {
            throw Refusal.message(403, "You are not allowed to push into this branch");
        }
        Tree before = picked.parents().isEmpty()
                ? Tree.EMPTY
                : picked.parents().get(0).tree();
        Optional<Tree> tree = head.tree().merge(before, picked.tree());
        boolean dryRun = call.params().yes("dry_run");
        if (tree.isEmpty()) {
            throw cannotPick(dryRun, "conflict");
        }
        Commit commit = new Writing(project, call).on(head, tree.get(), message(call, picked), picked.author());
        if (commit.changes().isEmpty()) {
            throw cannotPick(dryRun, "empty");
        }
        if (dryRun) {
            return Answer.ok(Json.object().put("dry_run", "success"));
        }
        project.repository().commit(branch, commit);
        project.branchMoved(branch);
        return Answer.created(CommitShape.of(project, commit));
    }

    private static String message(Call call, Commit picked) {
        return call.params()
                .filled("message")
                .orElse(picked.message() + "\n\n(cherry picked from commit " + picked.id() + ")");
    }

    private static Refusal cannotPick(boolean dryRun, String code) {
        ObjectNode body = Json.object()
                .put("message", "The commit cannot be cherry-picked automatically: " + code)
                .put("error_code", code);
        if (dryRun) {
            body.put("dry_run", code);
        }
        return new Refusal(Answer.json(400, Json.bytes(body)));
    }
}
