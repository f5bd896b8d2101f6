package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Sha;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Comments grouped into threads; those of a merge request can be resolved. */
final class DiscussionsApi {
    private final Paging paging;

    DiscussionsApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        register(projects, "/issues/{issue_iid}/discussions", IssuesApi::find);
        String threads = "/merge_requests/{merge_request_iid}/discussions";
        register(projects, threads, MergeRequestsApi::find);
        projects.change("PUT", threads + "/{discussion_id}", Access.NONE, this::resolve);
    }

    private void register(ProjectRoutes projects, String threads, BiFunction<Call, Project, ? extends Issuable> find) {
        String thread = threads + "/{discussion_id}";
        projects.get(threads, (call, project) -> list(call, project, find.apply(call, project)));
        projects.get(thread, (call, project) -> Answer.ok(json(thread(call, project, find.apply(call, project)))));
        projects.change(
                "POST", threads, Access.NONE, (call, project) -> start(call, project, find.apply(call, project)));
        projects.change(
                "POST",
                thread + "/notes",
                Access.NONE,
                (call, project) -> reply(call, project, find.apply(call, project)));
    }

    private Answer list(Call call, Project project, Issuable parent) {
        return paging.nodes(call, List.copyOf(threads(call, project, parent).values()), DiscussionsApi::json);
    }

    private static Map<String, List<Note>> threads(Call call, Project project, Issuable parent) {
        return parent.notes().values().stream()
                .filter(note -> note.visibleTo(project, call.caller()))
                .collect(Collectors.groupingBy(Note::discussion, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Note> thread(Call call, Project project, Issuable parent) {
        List<Note> notes = threads(call, project, parent).get(call.path("discussion_id"));
        if (notes == null) {
            throw Refusal.notFound("Discussion");
        }
        return notes;
    }

    private static JsonNode json(List<Note> notes) {
        ObjectNode json = Json.object()
                .put("id", notes.get(0).discussion())
                .put("individual_note", notes.get(0).individual());
        return json.set(
                "notes",
                Json.array(notes.stream().map(note -> note.entity().json()).toList()));
    }

    private Answer start(Call call, Project project, Issuable parent) {
        ObjectNode json = NotesApi.body(call, project, parent);
        Note note = new Note(Sha.of("discussion", json.path("id").asString()), false, thread(parent, json));
        parent.add(note);
        if (parent instanceof MergeRequest mergeRequest) {
            mergeRequest.threadsChanged();
        }
        return Answer.created(json(List.of(note)));
    }

    private Answer reply(Call call, Project project, Issuable parent) {
        List<Note> thread = thread(call, project, parent);
        ObjectNode json = NotesApi.body(call, project, parent);
        Note note = new Note(thread.get(0).discussion(), false, thread(parent, json));
        parent.add(note);
        return Answer.created(note.entity());
    }

    /** A comment of a thread; below a merge request somebody has to resolve it. */
    static Entity thread(Issuable parent, ObjectNode json) {
        json.put("type", "DiscussionNote");
        if (parent instanceof MergeRequest) {
            json.put("resolvable", true)
                    .put("resolved", false)
                    .putNull("resolved_by")
                    .putNull("resolved_at");
        }
        return new Entity(json);
    }

    private Answer resolve(Call call, Project project) {
        MergeRequest parent = MergeRequestsApi.find(call, project);
        List<Note> notes = thread(call, project, parent);
        call.params().require("resolved");
        boolean resolved = call.params().yes("resolved");
        User user = call.user();
        if (!notes.get(0).entity().is("resolvable")
                || (!parent.involves(user) && !project.access(call.caller()).covers(Access.DEVELOPER))) {
            throw Refusal.forbidden();
        }
        String when = Json.time(project.world().now());
        notes.forEach(note -> note.entity().update(json -> {
            json.put("resolved", resolved);
            json.put("resolved_at", resolved ? when : null);
            json.set("resolved_by", resolved ? user.brief() : null);
        }));
        parent.threadsChanged();
        return Answer.ok(json(notes));
    }
}
