package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Groups and the projects in them. */
final class GroupsApi {
    private final World world;
    private final Paging paging;

    GroupsApi(Router router, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        router.api("GET", "/groups", this::list);
        router.api("GET", "/groups/{id}", call -> Answer.ok(group(call).entity()));
        router.api("GET", "/groups/{id}/projects", this::projects);
    }

    private Answer list(Call call) {
        String search = call.params().text("search").toLowerCase(Locale.ROOT);
        List<Entity> groups = world.groups().values().stream()
                .filter(group -> group.visibleTo(call.caller()))
                .map(Group::entity)
                .filter(group -> group.text("full_path").contains(search)
                        || group.text("name").toLowerCase(Locale.ROOT).contains(search))
                .toList();
        return paging.entities(call, groups);
    }

    private Answer projects(Call call) {
        Group group = group(call);
        boolean deep = call.params().yes("include_subgroups");
        Predicate<Project> inside = project -> deep
                ? project.path().startsWith(group.path() + "/")
                : project.entity().get("namespace").path("id").asLong() == group.id();
        List<Entity> projects = world.projects().values().stream()
                .filter(inside)
                .filter(project -> project.visibleTo(call.caller()))
                .map(Project::entity)
                .toList();
        return paging.entities(call, projects);
    }

    private Group group(Call call) {
        String id = call.path("id");
        return world.groups().values().stream()
                .filter(group ->
                        String.valueOf(group.id()).equals(id) || group.path().equals(id))
                .filter(group -> group.visibleTo(call.caller()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Group"));
    }
}
