package io.kepler.mcp.gitlab.sample;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object of the sample: it is replaced, never changed, so that readers need no lock and its bytes are made once. */
final class Entity {
    private volatile State state;

    private static final class State {
        private final ObjectNode json;
        private final byte[] bytes;
        private final Map<String, byte[]> variants = new ConcurrentHashMap<>();

        State(ObjectNode json) {
            this.json = json;
            this.bytes = Json.bytes(json);
        }
    }

    Entity(ObjectNode json) {
        this.state = new State(json);
    }

    /** To be read, not changed. */
    ObjectNode json() {
        return state.json;
    }

    ObjectNode copy() {
        return state.json.deepCopy();
    }

    byte[] bytes() {
        return state.bytes;
    }

    /** The bytes of a changed copy, kept under a name until the entity itself changes. */
    byte[] bytes(String variant, Consumer<ObjectNode> change) {
        State current = state;
        return current.variants.computeIfAbsent(variant, name -> {
            ObjectNode copy = current.json.deepCopy();
            change.accept(copy);
            return Json.bytes(copy);
        });
    }

    synchronized void update(Consumer<ObjectNode> change) {
        ObjectNode copy = copy();
        change.accept(copy);
        state = new State(copy);
    }

    JsonNode get(String field) {
        return state.json.path(field);
    }

    String text(String field) {
        return get(field).asString("");
    }

    long number(String field) {
        return get(field).asLong(0);
    }

    boolean is(String field) {
        return get(field).asBoolean(false);
    }

    long id() {
        return number("id");
    }

    int iid() {
        return (int) number("iid");
    }
}
