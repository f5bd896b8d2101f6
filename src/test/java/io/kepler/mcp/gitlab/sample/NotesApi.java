package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Sha;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** Comments on issues and merge requests. */
final class NotesApi {
    private static final Set<String> ORDERS = Set.of("created_at", "updated_at");

    private final Paging paging;

    NotesApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        register(projects, "/issues/{issue_iid}", IssuesApi::find);
        register(projects, "/merge_requests/{merge_request_iid}", MergeRequestsApi::find);
    }

    private void register(ProjectRoutes projects, String parent, BiFunction<Call, Project, ? extends Issuable> find) {
        String notes = parent + "/notes";
        String note = notes + "/{note_id}";
        projects.get(notes, (call, project) -> list(call, project, find.apply(call, project)));
        projects.get(
                note,
                (call, project) ->
                        Answer.ok(note(call, project, find.apply(call, project)).entity()));
        projects.change(
                "POST", notes, Access.NONE, (call, project) -> create(call, project, find.apply(call, project)));
        projects.change("PUT", note, Access.NONE, (call, project) -> update(call, project, find.apply(call, project)));
        projects.change(
                "DELETE", note, Access.NONE, (call, project) -> delete(call, project, find.apply(call, project)));
    }

    private Answer list(Call call, Project project, Issuable parent) {
        Comparator<Entity> order = new Filters(call).order(ORDERS, "created_at", "desc");
        List<Entity> notes = parent.notes().values().stream()
                .filter(note -> note.visibleTo(project, call.caller()))
                .map(Note::entity)
                .sorted(order)
                .toList();
        return paging.entities(call, notes);
    }

    private Answer create(Call call, Project project, Issuable parent) {
        Note note = write(call, project, parent);
        parent.add(note);
        return Answer.created(note.entity());
    }

    private static Note write(Call call, Project project, Issuable parent) {
        ObjectNode json = body(call, project, parent);
        return new Note(Sha.of("discussion", json.path("id").asString()), true, new Entity(json));
    }

    /** A new comment from the parameters of the call. */
    static ObjectNode body(Call call, Project project, Issuable parent) {
        call.params().require("body");
        String body = call.params().text("body");
        if (body.isBlank()) {
            throw Refusal.field("note", "can't be blank");
        }
        boolean internal = call.params().yes("internal");
        if (internal && !project.access(call.caller()).covers(Access.REPORTER)) {
            throw Refusal.forbidden();
        }
        return IssuableShape.note(
                        project, parent, call.user(), body, project.world().now())
                .put("internal", internal)
                .put("confidential", internal);
    }

    private static Note note(Call call, Project project, Issuable parent) {
        Note note = parent.notes().get((long) call.number("note_id"));
        if (note == null || !note.visibleTo(project, call.caller())) {
            throw Refusal.notFound("Note");
        }
        return note;
    }

    private Answer update(Call call, Project project, Issuable parent) {
        Note note = note(call, project, parent);
        requireAuthor(call, project, note);
        call.params().require("body");
        note.entity()
                .update(json -> json.put("body", call.params().text("body"))
                        .put("updated_at", Json.time(project.world().now())));
        return Answer.ok(note.entity());
    }

    private Answer delete(Call call, Project project, Issuable parent) {
        Note note = note(call, project, parent);
        requireAuthor(call, project, note);
        parent.notes().remove(note.entity().id());
        return Answer.noContent();
    }

    private static void requireAuthor(Call call, Project project, Note note) {
        boolean own =
                note.entity().get("author").path("id").asLong() == call.user().id();
        if (!own && !project.access(call.caller()).covers(Access.MAINTAINER)) {
            throw Refusal.forbidden();
        }
    }
}
