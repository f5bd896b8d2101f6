package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Issues of a project. */
final class IssuesApi {
    private static final Set<String> STATES = Set.of("all", "opened", "closed");
    private static final Set<String> ORDERS = Set.of(
            "created_at",
            "updated_at",
            "due_date",
            "title",
            "weight",
            "popularity",
            "priority",
            "label_priority",
            "milestone_due",
            "relative_position");
    private static final List<String> EDITABLE = List.of(
            "title",
            "description",
            "labels",
            "add_labels",
            "remove_labels",
            "assignee_ids",
            "milestone_id",
            "state_event",
            "confidential",
            "due_date",
            "discussion_locked",
            "issue_type",
            "weight");

    private final Paging paging;

    IssuesApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/issues", this::list);
        projects.get("/issues/{issue_iid}", this::get);
        projects.change("POST", "/issues", Access.NONE, this::create);
        projects.change("PUT", "/issues/{issue_iid}", Access.NONE, this::update);
        projects.change("DELETE", "/issues/{issue_iid}", Access.OWNER, this::delete);
    }

    /** The issue that the path names, if the caller may see it. */
    static Issuable find(Call call, Project project) {
        Issuable issue = project.issues().get(call.number("issue_iid"));
        if (issue == null || !visible(issue, project, call.caller())) {
            throw Refusal.notFound();
        }
        return issue;
    }

    static boolean visible(Issuable issue, Project project, Optional<User> caller) {
        return !issue.entity().is("confidential")
                || project.access(caller).covers(Access.REPORTER)
                || caller.map(issue::involves).orElse(false);
    }

    private Answer list(Call call, Project project) {
        Filters filters = new Filters(call);
        Predicate<Entity> wanted = filters.common(STATES)
                .and(filters.scope(call))
                .and(filters.equal("confidential"))
                .and(filters.equal("issue_type"));
        List<Entity> issues = project.issues().values().stream()
                .filter(issue -> visible(issue, project, call.caller()))
                .map(Issuable::entity)
                .filter(wanted)
                .sorted(filters.order(ORDERS, "created_at", "desc"))
                .toList();
        return paging.keyset(call)
                ? paging.keyset(call, issues, Entity::bytes, "cursor", issue -> "issue-" + issue.id())
                : paging.entities(call, issues);
    }

    private Answer get(Call call, Project project) {
        Issuable issue = find(call, project);
        return Answer.ok(issue.entity()
                .copy()
                .put("subscribed", call.caller().map(issue::involves).orElse(false)));
    }

    private Answer create(Call call, Project project) {
        call.params().require("title");
        int iid = project.issues().isEmpty() ? 1 : project.issues().lastKey() + 1;
        ObjectNode json =
                IssuableShape.issue(project, iid, call.user(), project.world().now());
        edit(call, project, json);
        Issuable issue = new Issuable(json);
        project.issues().put(iid, issue);
        project.countIssues();
        project.touched();
        return Answer.created(issue.entity());
    }

    private Answer update(Call call, Project project) {
        Issuable issue = find(call, project);
        if (!issue.involves(call.user()) && !project.access(call.caller()).covers(Access.REPORTER)) {
            throw Refusal.forbidden();
        }
        Edits.requireAny(call, EDITABLE);
        issue.entity().update(json -> edit(call, project, json));
        project.countIssues();
        return Answer.ok(issue.entity());
    }

    private static void edit(Call call, Project project, ObjectNode json) {
        new Edits(call, project).apply(json);
        Params params = call.params();
        params.bool("confidential").ifPresent(confidential -> json.put("confidential", confidential));
        params.number("weight").ifPresent(weight -> json.put("weight", weight));
        params.filled("issue_type").ifPresent(type -> json.put("issue_type", type));
        if (params.has("due_date")) {
            params.time("due_date");
            json.put("due_date", params.filled("due_date").orElse(null));
        }
    }

    private Answer delete(Call call, Project project) {
        project.issues().remove(find(call, project).entity().iid());
        project.countIssues();
        return Answer.noContent();
    }
}
