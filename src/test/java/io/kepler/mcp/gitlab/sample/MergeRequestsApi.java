package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Repository;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Merge requests of a project, as far as reading and writing them goes. */
final class MergeRequestsApi {
    private static final Set<String> STATES = Set.of("all", "opened", "closed", "locked", "merged");
    private static final Set<String> ORDERS =
            Set.of("created_at", "updated_at", "merged_at", "title", "popularity", "priority", "label_priority");
    private static final List<String> EDITABLE = List.of(
            "title",
            "description",
            "labels",
            "add_labels",
            "remove_labels",
            "assignee_ids",
            "reviewer_ids",
            "milestone_id",
            "state_event",
            "target_branch",
            "discussion_locked",
            "remove_source_branch",
            "squash");

    private static final Pattern CLOSES = Pattern.compile("(?i)closes #(\\d{1,6})");

    private final Paging paging;

    MergeRequestsApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        String one = "/merge_requests/{merge_request_iid}";
        projects.get("/merge_requests", this::list);
        projects.get(one, this::get);
        projects.get(
                one + "/diffs",
                (call, project) -> paging.nodes(call, find(call, project).refs().changes(), CommitShape::diff));
        projects.get(one + "/commits", this::commits);
        projects.get(one + "/closes_issues", this::closes);
        projects.get(
                one + "/participants",
                (call, project) -> paging.nodes(call, find(call, project).participants(), person -> person));
        projects.change("POST", "/merge_requests", Access.DEVELOPER, this::create);
        projects.change("PUT", one, Access.NONE, this::update);
        projects.change("DELETE", one, Access.OWNER, this::delete);
    }

    static MergeRequest find(Call call, Project project) {
        MergeRequest mergeRequest = project.mergeRequests().get(call.number("merge_request_iid"));
        if (mergeRequest == null) {
            throw Refusal.notFound();
        }
        return mergeRequest;
    }

    private Answer list(Call call, Project project) {
        Filters filters = new Filters(call);
        Predicate<Entity> wanted = filters.common(STATES)
                .and(filters.scope(call))
                .and(filters.equal("source_branch"))
                .and(filters.equal("target_branch"))
                .and(filters.equal("draft"));
        List<Entity> found = project.mergeRequests().values().stream()
                .map(Issuable::entity)
                .filter(wanted)
                .sorted(filters.order(ORDERS, "created_at", "desc"))
                .toList();
        return paging.entities(call, found);
    }

    private Answer get(Call call, Project project) {
        MergeRequest mergeRequest = find(call, project);
        MergeRequest.Refs refs = mergeRequest.refs();
        ObjectNode json = mergeRequest.entity().copy();
        json.put("subscribed", call.caller().map(mergeRequest::involves).orElse(false))
                .put("changes_count", String.valueOf(refs.changes().size()))
                .putNull("latest_build_started_at")
                .putNull("latest_build_finished_at")
                .putNull("first_deployed_to_production_at")
                .putNull("pipeline")
                .putNull("head_pipeline");
        project.pipelineOf(refs.head().id()).ifPresent(pipeline -> {
            json.set("pipeline", PipelineShape.brief(pipeline));
            json.set("head_pipeline", pipeline.json());
        });
        json.putObject("diff_refs")
                .put("base_sha", refs.base().id())
                .put("head_sha", refs.head().id())
                .put("start_sha", refs.start().id());
        json.putNull("merge_error").put("first_contribution", false);
        json.putObject("user").put("can_merge", project.access(call.caller()).covers(Access.DEVELOPER));
        if (call.params().yes("include_rebase_in_progress")) {
            json.put("rebase_in_progress", false);
        }
        if (call.params().yes("include_diverged_commits_count")) {
            json.put(
                    "diverged_commits_count",
                    project.repository().between(refs.head(), refs.start()).size());
        }
        return Answer.ok(json);
    }

    private Answer commits(Call call, Project project) {
        MergeRequest.Refs refs = find(call, project).refs();
        List<Commit> commits = project.repository().between(refs.base(), refs.head());
        return paging.nodes(call, commits, commit -> CommitShape.of(project, commit));
    }

    private Answer closes(Call call, Project project) {
        Entity mergeRequest = find(call, project).entity();
        List<Entity> found = CLOSES.matcher(mergeRequest.text("description"))
                .results()
                .map(match -> project.issues().get(Integer.valueOf(match.group(1))))
                .filter(Objects::nonNull)
                .filter(issue -> IssuesApi.visible(issue, project, call.caller()))
                .map(Issuable::entity)
                .toList();
        return paging.entities(call, found);
    }

    private Answer create(Call call, Project project) {
        call.params().require("source_branch", "target_branch", "title");
        String source = call.params().text("source_branch");
        String target = call.params().text("target_branch");
        MergeRequest.Refs refs = refs(project, source, target);
        int iid =
                project.mergeRequests().isEmpty() ? 1 : project.mergeRequests().lastKey() + 1;
        ObjectNode json = IssuableShape.mergeRequest(
                        project, iid, call.user(), project.world().now())
                .put("source_branch", source)
                .put("target_branch", target);
        edit(call, project, json);
        MergeRequest mergeRequest = new MergeRequest(json, refs);
        mergeRequest.refresh(project);
        project.mergeRequests().put(iid, mergeRequest);
        project.touched();
        return Answer.created(mergeRequest.entity());
    }

    private static MergeRequest.Refs refs(Project project, String source, String target) {
        Repository repository = project.repository();
        Commit head = repository.branches().get(source);
        Commit start = repository.branches().get(target);
        if (source.equals(target)) {
            throw Refusal.messages(422, "The source and the target are the same branch");
        }
        if (head == null || start == null) {
            throw Refusal.messages(
                    400,
                    "%s branch \"%s\" does not exist"
                            .formatted(head == null ? "Source" : "Target", head == null ? source : target));
        }
        project.mergeRequests().values().stream()
                .filter(other -> other.opened()
                        && other.source().equals(source)
                        && other.target().equals(target))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.messages(
                            409,
                            "Another open merge request already exists for this source branch: !"
                                    + other.entity().iid());
                });
        return MergeRequest.refs(repository, head, start);
    }

    private Answer update(Call call, Project project) {
        MergeRequest mergeRequest = find(call, project);
        if (!mergeRequest.involves(call.user())
                && !project.access(call.caller()).covers(Access.DEVELOPER)) {
            throw Refusal.forbidden();
        }
        Edits.requireAny(call, EDITABLE);
        mergeRequest.entity().update(json -> edit(call, project, json));
        mergeRequest.refresh(project);
        return Answer.ok(mergeRequest.entity());
    }

    private static void edit(Call call, Project project, ObjectNode json) {
        Edits edits = new Edits(call, project);
        edits.apply(json);
        edits.people(json, "reviewer_ids", "reviewers");
        Params params = call.params();
        params.bool("remove_source_branch").ifPresent(remove -> json.put("force_remove_source_branch", remove));
        params.bool("squash").ifPresent(squash -> json.put("squash", squash).put("squash_on_merge", squash));
        params.filled("target_branch").ifPresent(target -> json.put("target_branch", target));
        boolean draft = json.path("title").asString().matches("(?i)(draft:|\\[draft]|\\(draft\\)).*");
        json.put("draft", draft).put("work_in_progress", draft);
    }

    private Answer delete(Call call, Project project) {
        project.mergeRequests().remove(find(call, project).entity().iid());
        return Answer.noContent();
    }
}
