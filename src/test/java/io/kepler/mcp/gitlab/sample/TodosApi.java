package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What waits for somebody: read off the people of issues and merge requests that are open. */
final class TodosApi {
    private final World world;
    private final Paging paging;

    TodosApi(Router router, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        router.api("GET", "/todos", this::list);
    }

    private Answer list(Call call) {
        long user = call.user().id();
        List<ObjectNode> found = world.projects().values().stream()
                .filter(project -> project.visibleTo(call.caller()))
                .flatMap(project -> Stream.concat(
                        project.issues().values().stream().flatMap(issue -> todos(project, issue, "Issue", user)),
                        project.mergeRequests().values().stream()
                                .flatMap(item -> todos(project, item, "MergeRequest", user))))
                .filter(todo -> !call.params().text("state").equals("done"))
                .toList();
        return paging.nodes(call, found, todo -> todo);
    }

    private static Stream<ObjectNode> todos(Project project, Issuable item, String type, long user) {
        return Stream.of("assignees", "reviewers")
                .filter(role -> item.opened()
                        && item.entity()
                                .get(role)
                                .valueStream()
                                .anyMatch(person -> person.path("id").asLong() == user))
                .map(role -> todo(project, item.entity(), type, role.equals("assignees")));
    }

    private static ObjectNode todo(Project project, Entity item, String type, boolean assigned) {
        ObjectNode json = Json.object()
                .put("id", item.id() * 2 + (assigned ? 0 : 1))
                .put("action_name", assigned ? "assigned" : "review_requested")
                .put("target_type", type)
                .put("target_url", item.text("web_url"))
                .put("body", item.text("title"))
                .put("state", "pending")
                .put("created_at", item.text("created_at"))
                .put("updated_at", item.text("updated_at"));
        json.putObject("project").put("id", project.id()).put("path_with_namespace", project.path());
        json.set("author", item.get("author"));
        json.set("target", item.json());
        return json;
    }
}
