package io.kepler.mcp.gitlab.sample;

import static java.util.stream.Stream.concat;

import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An issue or a merge request: its fields and what people wrote below it. */
class Issuable {
    private final Entity entity;
    private final NavigableMap<Long, Note> notes = new ConcurrentSkipListMap<>();

    Issuable(ObjectNode json) {
        this.entity = new Entity(json);
    }

    Entity entity() {
        return entity;
    }

    NavigableMap<Long, Note> notes() {
        return notes;
    }

    boolean opened() {
        return entity.text("state").equals("opened");
    }

    boolean involves(User user) {
        return concat(Stream.of(entity.get("author")), people("assignees"))
                .anyMatch(person -> person.path("id").asLong(0) == user.id());
    }

    /** Everybody who wrote it, works on it or spoke about it, each once. */
    List<JsonNode> participants() {
        Stream<JsonNode> speakers =
                notes.values().stream().map(note -> note.entity().get("author"));
        return Stream.of(Stream.of(entity.get("author")), people("assignees"), people("reviewers"), speakers)
                .flatMap(people -> people)
                .distinct()
                .toList();
    }

    private Stream<JsonNode> people(String field) {
        return StreamSupport.stream(entity.get(field).spliterator(), false);
    }

    void add(Note note) {
        notes.put(note.entity().id(), note);
        long count =
                notes.values().stream().filter(n -> !n.entity().is("system")).count();
        entity.update(json -> json.put("user_notes_count", count)
                .put("updated_at", note.entity().text("updated_at")));
    }
}
