package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** Milestones of a project and what belongs to each. */
final class MilestonesApi {
    private static final Set<String> STATES = Set.of("all", "active", "closed");

    private final Paging paging;

    MilestonesApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        String one = "/milestones/{milestone_id}";
        projects.get("/milestones", this::list);
        projects.get(one, (call, project) -> Answer.ok(find(call, project)));
        projects.get(one + "/issues", this::issues);
        projects.get(one + "/merge_requests", (call, project) -> within(call, project, project.mergeRequests()));
    }

    private static Entity find(Call call, Project project) {
        Entity milestone = project.milestones().get((long) call.number("milestone_id"));
        if (milestone == null) {
            throw Refusal.notFound();
        }
        return milestone;
    }

    private Answer list(Call call, Project project) {
        List<Entity> found = project.milestones().descendingMap().values().stream()
                .filter(new Filters(call).state(STATES))
                .filter(new Filters(call).equal("title"))
                .filter(new Filters(call).search())
                .toList();
        return paging.entities(call, found);
    }

    private Answer issues(Call call, Project project) {
        long milestone = find(call, project).id();
        List<Entity> found = project.issues().values().stream()
                .filter(issue -> IssuesApi.visible(issue, project, call.caller()))
                .map(Issuable::entity)
                .filter(item -> item.get("milestone").path("id").asLong(0) == milestone)
                .toList();
        return paging.entities(call, found);
    }

    private Answer within(Call call, Project project, NavigableMap<Integer, MergeRequest> all) {
        long milestone = find(call, project).id();
        List<Entity> found = all.values().stream()
                .map(Issuable::entity)
                .filter(item -> item.get("milestone").path("id").asLong(0) == milestone)
                .toList();
        return paging.entities(call, found);
    }
}
