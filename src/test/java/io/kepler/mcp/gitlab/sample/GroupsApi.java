package io.kepler.mcp.gitlab.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

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
        router.api("GET", "/groups/{id}/members/all/{user_id}", this::member);
    }

    private Answer list(Call call) {
        String search = call.params().text("search").toLowerCase(Locale.ROOT);
        int least = call.params().number("min_access_level").orElse(0L).intValue();
        List<Entity> groups = world.groups().values().stream()
                .filter(group -> visible(world, group, call))
                .filter(group ->
                        least == 0 || access(world, group, call.user().id()).level() >= least)
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

    private Answer member(Call call) {
        Group group = group(call);
        User user = world.users().get((long) call.number("user_id"));
        Access access = user == null ? Access.NONE : access(world, group, user.id());
        if (user == null || access == Access.NONE) {
            throw Refusal.notFound();
        }
        ObjectNode member = user.brief().deepCopy();
        return Answer.ok(member.put("access_level", access.level()).putNull("expires_at"));
    }

    private static boolean visible(World world, Group group, Call call) {
        return group.visibleTo(call.caller())
                || call.caller()
                        .map(user -> access(world, group, user.id()) != Access.NONE)
                        .orElse(false);
    }

    /** What a user may do in a group, be it through one of the groups above it. */
    private static Access access(World world, Group group, long userId) {
        return world.groups().values().stream()
                .filter(above -> (group.path() + "/").startsWith(above.path() + "/"))
                .map(above -> above.members().getOrDefault(userId, Access.NONE))
                .max(Comparator.naturalOrder())
                .orElse(Access.NONE);
    }

    private Group group(Call call) {
        return find(world, call);
    }

    /** The group that the path names, if the caller sees it. */
    static Group find(World world, Call call) {
        String id = call.path("id");
        return world.groups().values().stream()
                .filter(group ->
                        String.valueOf(group.id()).equals(id) || group.path().equals(id))
                .filter(group -> visible(world, group, call))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Group"));
    }
}
