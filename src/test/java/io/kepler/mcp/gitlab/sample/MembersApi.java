package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Locale;

/** Who belongs to a project. */
final class MembersApi {
    private final World world;
    private final Paging paging;

    MembersApi(ProjectRoutes projects, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        projects.get("/members", this::members);
        projects.get("/members/all", this::members);
        projects.get(
                "/users",
                (call, project) ->
                        paging.nodes(call, people(project, call.params().text("search")), User::brief));
    }

    private List<User> people(Project project, String search) {
        String text = search.toLowerCase(Locale.ROOT);
        return project.members().keySet().stream()
                .sorted()
                .flatMap(id -> world.users().values().stream().filter(user -> user.id() == id))
                .filter(user -> user.username().contains(text)
                        || user.name().toLowerCase(Locale.ROOT).contains(text))
                .toList();
    }

    private Answer members(Call call, Project project) {
        return paging.nodes(
                call,
                people(project, call.params().text("query")),
                user -> user.brief()
                        .deepCopy()
                        .put(
                                "access_level",
                                project.members()
                                        .getOrDefault(user.id(), Access.NONE)
                                        .level())
                        .put("membership_state", "active")
                        .putNull("expires_at"));
    }
}
