package io.kepler.mcp.gitlab.sample;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What people did, read off the issues, merge requests and comments there are. */
final class EventsApi {
    private final World world;
    private final Paging paging;

    EventsApi(Router router, ProjectRoutes projects, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        router.api("GET", "/events", call -> list(call, of(call, call.user().id())));
        router.api("GET", "/users/{user_id}/events", call -> list(call, of(call, call.number("user_id"))));
        projects.get("/events", (call, project) -> list(call, events(call, project)));
    }

    private Stream<ObjectNode> of(Call call, long user) {
        return world.projects().values().stream()
                .filter(project -> project.visibleTo(call.caller()))
                .flatMap(project -> events(call, project))
                .filter(event -> event.path("author_id").asLong() == user);
    }

    private Answer list(Call call, Stream<ObjectNode> events) {
        String after = call.params().filled("after").map(day -> next(day) + "T").orElse("");
        String before = call.params().filled("before").orElse("9");
        Optional<String> action = call.params().filled("action");
        String type = call.params().text("target_type").replace("_", "");
        Comparator<ObjectNode> oldest =
                Comparator.comparing(event -> event.path("created_at").asString());
        List<ObjectNode> found = events.filter(
                        event -> event.path("created_at").asString().compareTo(after) >= 0)
                .filter(event -> event.path("created_at").asString().compareTo(before) < 0)
                .filter(event ->
                        action.isEmpty() || event.path("action_name").asString().startsWith(action.get()))
                .filter(event ->
                        type.isEmpty() || event.path("target_type").asString().equalsIgnoreCase(type))
                .sorted(call.params().text("sort").equals("asc") ? oldest : oldest.reversed())
                .toList();
        return paging.nodes(call, found, event -> event);
    }

    private static String next(String day) {
        return LocalDate.parse(day).plusDays(1).toString();
    }

    private static Stream<ObjectNode> events(Call call, Project project) {
        Stream<Issuable> issues =
                project.issues().values().stream().filter(issue -> IssuesApi.visible(issue, project, call.caller()));
        Stream<Issuable> mergeRequests =
                project.mergeRequests().values().stream().map(item -> item);
        return Stream.concat(issues, mergeRequests).flatMap(item -> events(call, project, item));
    }

    private static Stream<ObjectNode> events(Call call, Project project, Issuable item) {
        Entity entity = item.entity();
        Stream<ObjectNode> own = Stream.of(
                        event(project, item, "opened", "created_at", "author"),
                        event(project, item, "closed", "closed_at", "closed_by"),
                        event(project, item, "accepted", "merged_at", "merged_by"))
                .filter(event -> event.path("created_at").isString());
        Stream<ObjectNode> notes = item.notes().values().stream()
                .filter(note -> note.visibleTo(project, call.caller()))
                .map(note -> event(project, note.entity(), "commented on", "created_at", "author")
                        .put("target_type", "Note")
                        .put("target_iid", note.entity().id())
                        .put("target_title", entity.text("title"))
                        .set("note", note.entity().json()));
        return Stream.concat(own, notes);
    }

    private static ObjectNode event(Project project, Issuable item, String action, String time, String who) {
        return event(project, item.entity(), action, time, who)
                .put("target_type", item instanceof MergeRequest ? "MergeRequest" : "Issue");
    }

    private static ObjectNode event(Project project, Entity target, String action, String time, String who) {
        ObjectNode json = Json.object()
                .put("id", target.id() * 10 + action.length() % 10)
                .put("project_id", project.id())
                .put("action_name", action)
                .put("target_id", target.id())
                .put("target_iid", target.iid())
                .put("target_title", target.text("title"));
        json.set("created_at", target.get(time));
        json.set("author", target.get(who));
        return json.put("author_id", target.get(who).path("id").asLong(0))
                .put("author_username", target.get(who).path("username").asString(""));
    }
}
