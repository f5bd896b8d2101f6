package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Signature;
import io.kepler.mcp.gitlab.sample.git.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Approving and merging. */
final class MergeApi {
    MergeApi(ProjectRoutes projects) {
        String one = "/merge_requests/{merge_request_iid}";
        projects.get(
                one + "/approvals",
                (call, project) -> Answer.ok(approvals(call, project, MergeRequestsApi.find(call, project))));
        projects.change("POST", one + "/approve", Access.NONE, this::approve);
        projects.change("POST", one + "/unapprove", Access.NONE, this::unapprove);
        projects.change("PUT", one + "/merge", Access.NONE, this::merge);
    }

    private Answer approve(Call call, Project project) {
        MergeRequest mergeRequest = MergeRequestsApi.find(call, project);
        checkSha(call, mergeRequest);
        User user = call.user();
        if (!mayApprove(project, user, mergeRequest)) {
            throw Refusal.unauthorized();
        }
        mergeRequest.approvals().put(user.id(), project.world().now());
        return Answer.created(approvals(call, project, mergeRequest));
    }

    private Answer unapprove(Call call, Project project) {
        MergeRequest mergeRequest = MergeRequestsApi.find(call, project);
        if (mergeRequest.approvals().remove(call.user().id()) == null) {
            throw Refusal.notFound();
        }
        return Answer.created(approvals(call, project, mergeRequest));
    }

    private static boolean mayApprove(Project project, User user, MergeRequest mergeRequest) {
        return project.access(Optional.of(user)).covers(Access.DEVELOPER)
                && mergeRequest.opened()
                && !mergeRequest.approvals().containsKey(user.id());
    }

    private static ObjectNode approvals(Call call, Project project, MergeRequest mergeRequest) {
        Entity entity = mergeRequest.entity();
        ObjectNode json = Json.object()
                .put("id", entity.id())
                .put("iid", entity.iid())
                .put("project_id", project.id())
                .put("title", entity.text("title"))
                .put("description", entity.text("description"))
                .put("state", entity.text("state"))
                .put("created_at", entity.text("created_at"))
                .put("updated_at", entity.text("updated_at"))
                .put("merge_status", entity.text("merge_status"))
                .put("approved", true)
                .put("approvals_required", 0)
                .put("approvals_left", 0)
                .put("require_password_to_approve", false);
        ArrayNode by = json.putArray("approved_by");
        mergeRequest.approvals().forEach((id, when) -> {
            User user = project.world().users().get(id);
            if (user != null) {
                by.addObject().put("approved_at", Json.time(when)).set("user", user.brief());
            }
        });
        json.putArray("suggested_approvers");
        return json.put(
                        "user_has_approved",
                        call.caller()
                                .map(user -> mergeRequest.approvals().containsKey(user.id()))
                                .orElse(false))
                .put(
                        "user_can_approve",
                        call.caller()
                                .map(user -> mayApprove(project, user, mergeRequest))
                                .orElse(false))
                .put("has_approval_rules", false);
    }

    private static void checkSha(Call call, MergeRequest mergeRequest) {
        String head = mergeRequest.refs().head().id();
        if (call.params().filled("sha").filter(sha -> !sha.equals(head)).isPresent()) {
            throw Refusal.message(409, "SHA does not match HEAD of source branch: " + head);
        }
    }

    private Answer merge(Call call, Project project) {
        MergeRequest mergeRequest = MergeRequestsApi.find(call, project);
        if (!project.access(call.caller()).covers(Access.DEVELOPER)) {
            throw Refusal.unauthorized();
        }
        checkSha(call, mergeRequest);
        if (mergeRequest.opened() && mergeRequest.entity().is("has_conflicts")) {
            throw Refusal.message(422, "Branch cannot be merged");
        }
        if (!mergeRequest.mergeable()) {
            throw Refusal.message(405, "405 Method Not Allowed");
        }
        boolean later = call.params().yes("auto_merge")
                && project.pipelineOf(mergeRequest.refs().head().id())
                        .filter(pipeline -> !Pipeline.OVER.contains(pipeline.text("status")))
                        .isPresent();
        if (later) {
            mergeRequest.whenPassed(() -> merge(call, project, mergeRequest));
        } else {
            merge(call, project, mergeRequest);
        }
        return Answer.ok(mergeRequest.entity());
    }

    /** Merges what was only waiting for this pipeline, or forgets about it. */
    static void pipelineChanged(Project project, Pipeline pipeline) {
        String status = pipeline.entity().text("status");
        synchronized (project) {
            project.mergeRequests().values().stream()
                    .filter(item ->
                            item.refs().head().id().equals(pipeline.entity().text("sha")))
                    .filter(item -> item.entity().is("merge_when_pipeline_succeeds"))
                    .forEach(item -> {
                        if (status.equals("success")) {
                            item.passed();
                        } else if (Pipeline.OVER.contains(status)) {
                            item.whenPassed(null);
                        }
                    });
        }
    }

    private static void merge(Call call, Project project, MergeRequest mergeRequest) {
        Instant now = project.world().now();
        Commit squashed = squash(call, mergeRequest, now);
        Commit merged = mergeCommit(call, project, mergeRequest, squashed, now);
        close(call.user(), mergeRequest, merged, squashed, now);
        project.branchMoved(mergeRequest.target());
        if (call.params()
                .bool("should_remove_source_branch")
                .orElse(mergeRequest.entity().is("force_remove_source_branch"))) {
            project.repository().branches().remove(mergeRequest.source());
        }
    }

    private static @Nullable Commit squash(Call call, MergeRequest mergeRequest, Instant now) {
        if (!call.params().bool("squash").orElse(mergeRequest.entity().is("squash"))) {
            return null;
        }
        MergeRequest.Refs refs = mergeRequest.refs();
        String message = call.params()
                .filled("squash_commit_message")
                .orElse(mergeRequest.entity().text("title"));
        Signature signature = call.user().signature(now);
        return Commit.of(List.of(refs.base()), refs.head().tree(), message, signature, signature);
    }

    private static Commit mergeCommit(
            Call call, Project project, MergeRequest mergeRequest, @Nullable Commit squashed, Instant now) {
        MergeRequest.Refs refs = mergeRequest.refs();
        Tree tree = refs.start()
                .tree()
                .merge(refs.base().tree(), refs.head().tree())
                .orElse(Tree.EMPTY);
        String message = call.params()
                .filled("merge_commit_message")
                .orElse("Merge branch '%s' into '%s'\n\n%s\n\nSee merge request %s"
                        .formatted(
                                mergeRequest.source(),
                                mergeRequest.target(),
                                mergeRequest.entity().text("title"),
                                mergeRequest
                                        .entity()
                                        .get("references")
                                        .path("full")
                                        .asString()));
        Signature signature = call.user().signature(now);
        List<Commit> parents = List.of(refs.start(), squashed == null ? refs.head() : squashed);
        return project.repository()
                .commit(mergeRequest.target(), Commit.of(parents, tree, message, signature, signature));
    }

    private static void close(
            User user, MergeRequest mergeRequest, Commit merged, @Nullable Commit squashed, Instant now) {
        mergeRequest.entity().update(json -> {
            json.put("state", "merged");
            json.put("detailed_merge_status", "not_open");
            json.put("merged_at", Json.time(now));
            json.put("updated_at", Json.time(now));
            json.set("merged_by", user.brief());
            json.set("merge_user", user.brief());
            json.put("merge_commit_sha", merged.id());
            json.put("squash_commit_sha", squashed == null ? null : squashed.id());
        });
    }
}
