package io.kepler.mcp.gitlab.sample;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the parameters that issues and merge requests have in common into their JSON. */
final class Edits {
    private static final ObjectNode LABEL = Json.template("label");

    private final Call call;
    private final Project project;

    Edits(Call call, Project project) {
        this.call = call;
        this.project = project;
    }

    /** Refuses an update that says nothing. */
    static void requireAny(Call call, List<String> names) {
        if (names.stream().noneMatch(call.params()::has)) {
            throw Refusal.error(
                    400, String.join(", ", names) + " are missing, at least one parameter must be provided");
        }
    }

    void apply(ObjectNode json) {
        title(json);
        call.params().find("description").ifPresent(text -> json.put("description", text));
        call.params().bool("discussion_locked").ifPresent(locked -> json.put("discussion_locked", locked));
        labels(json);
        people(json, "assignee_ids", "assignees");
        JsonNode first = json.path("assignees").path(0);
        json.set("assignee", first.isMissingNode() ? null : first);
        milestone(json);
        call.params().filled("state_event").ifPresent(event -> state(json, event));
        json.put("updated_at", Json.time(project.world().now()));
    }

    private void title(ObjectNode json) {
        if (call.params().has("title")) {
            String title = call.params().text("title").strip();
            if (title.isEmpty()) {
                throw Refusal.field("title", "can't be blank");
            }
            if (title.length() > 255) {
                throw Refusal.field("title", "is too long (maximum is 255 characters)");
            }
            json.put("title", title);
        }
    }

    private void labels(ObjectNode json) {
        Set<String> labels = new LinkedHashSet<>();
        StreamSupport.stream(json.withArray("labels").spliterator(), false)
                .map(JsonNode::asString)
                .forEach(labels::add);
        if (call.params().has("labels")) {
            labels.clear();
        }
        labels.addAll(call.params().list("labels"));
        labels.addAll(call.params().list("add_labels"));
        call.params().list("remove_labels").forEach(labels::remove);
        labels.forEach(name -> label(project, name));
        json.set("labels", Json.texts(labels));
    }

    /** A label of the project; GitLab makes one that is used for the first time. */
    static void label(Project project, String name) {
        project.labels()
                .computeIfAbsent(
                        name,
                        key -> new Entity(LABEL.deepCopy()
                                .put("id", project.world().nextId())
                                .put("name", key)));
    }

    void people(ObjectNode json, String parameter, String field) {
        if (call.params().has(parameter)) {
            Function<Long, User> byId = project.world().users()::get;
            json.set(
                    field,
                    Json.array(call.params().numbers(parameter).stream()
                            .map(byId)
                            .filter(Objects::nonNull)
                            .map(User::brief)
                            .toList()));
        }
    }

    private void milestone(ObjectNode json) {
        if (call.params().has("milestone_id")) {
            Entity milestone = call.params()
                    .number("milestone_id")
                    .map(project.milestones()::get)
                    .orElse(null);
            json.set("milestone", milestone == null ? null : milestone.json());
        }
    }

    private void state(ObjectNode json, String event) {
        switch (event) {
            case "close" -> {
                json.put("state", "closed");
                json.put("closed_at", Json.time(project.world().now()));
                json.set("closed_by", call.user().brief());
            }
            case "reopen" -> {
                json.put("state", "opened");
                json.putNull("closed_at");
                json.putNull("closed_by");
            }
            default -> throw Refusal.error(400, "state_event does not have a valid value");
        }
    }
}
