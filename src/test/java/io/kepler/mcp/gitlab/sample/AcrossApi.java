package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Issues and merge requests of all projects that the caller sees, or of those in one group. */
final class AcrossApi {
    private static final Set<String> STATES = Set.of("all", "opened", "closed", "locked", "merged");
    private static final Set<String> ORDERS = Set.of("created_at", "updated_at", "merged_at", "due_date", "title");

    private final World world;
    private final Paging paging;

    AcrossApi(Router router, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        router.api("GET", "/issues", call -> list(call, issues(call, projects(call)), "created_by_me"));
        router.api("GET", "/merge_requests", call -> list(call, mergeRequests(projects(call)), "created_by_me"));
        router.api("GET", "/groups/{id}/issues", call -> list(call, issues(call, inside(call)), "all"));
        router.api("GET", "/groups/{id}/merge_requests", call -> list(call, mergeRequests(inside(call)), "all"));
    }

    private Stream<Project> projects(Call call) {
        call.user();
        return world.projects().values().stream().filter(project -> project.visibleTo(call.caller()));
    }

    private Stream<Project> inside(Call call) {
        String group = GroupsApi.find(world, call).path() + "/";
        return projects(call).filter(project -> project.path().startsWith(group));
    }

    private static Stream<Entity> issues(Call call, Stream<Project> projects) {
        return projects.flatMap(project -> project.issues().values().stream()
                .filter(issue -> IssuesApi.visible(issue, project, call.caller()))
                .map(Issuable::entity));
    }

    private static Stream<Entity> mergeRequests(Stream<Project> projects) {
        return projects.flatMap(
                project -> project.mergeRequests().values().stream().map(Issuable::entity));
    }

    private Answer list(Call call, Stream<Entity> all, String scope) {
        Filters filters = new Filters(call);
        Predicate<Entity> wanted = filters.common(STATES)
                .and(filters.scope(call, scope))
                .and(filters.equal("source_branch"))
                .and(filters.equal("target_branch"))
                .and(filters.equal("draft"));
        List<Entity> found = all.filter(wanted)
                .sorted(filters.order(ORDERS, "created_at", "desc"))
                .toList();
        return paging.entities(call, found);
    }
}
