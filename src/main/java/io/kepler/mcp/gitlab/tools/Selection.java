package io.kepler.mcp.gitlab.tools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields an answer keeps, as a tree of names; arrays are passed through element by element. */
public final class Selection {

    /** Keeps everything. */
    static final Selection ALL = new Selection(List.of(), null);

    private final List<String> paths;
    private final @Nullable Map<String, Selection> kept;

    private Selection(List<String> paths, @Nullable Map<String, Selection> kept) {
        this.paths = paths;
        this.kept = kept;
    }

    /** Keeps the fields at these paths, nested ones with dots such as {@code author.username}; no path keeps everything. */
    public static Selection of(List<String> paths) {
        if (paths.isEmpty()) {
            return ALL;
        }
        Selection root = new Selection(List.copyOf(paths), new HashMap<>());
        for (String path : paths) {
            root.keep(path);
        }
        return root;
    }

    /** What it was made of; empty when it keeps everything. */
    public List<String> paths() {
        return paths;
    }

    private void keep(String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        if (kept == null) {
            return;
        }
        if (dot < 0) {
            kept.put(name, ALL);
        } else {
            kept.computeIfAbsent(name, unused -> new Selection(List.of(), new HashMap<>()))
                    .keep(path.substring(dot + 1));
        }
    }

    /** Copies the value the parser stands on, without what is not kept, and without building a tree of it. */
    public void copy(JsonParser in, JsonGenerator out) {
        if (kept == null) {
            out.copyCurrentStructure(in);
        } else if (in.currentToken() == JsonToken.START_OBJECT) {
            copyObject(in, out, kept);
        } else if (in.currentToken() == JsonToken.START_ARRAY) {
            out.writeStartArray();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                copy(in, out);
            }
            out.writeEndArray();
        } else {
            out.copyCurrentEvent(in);
        }
    }

    private static void copyObject(JsonParser in, JsonGenerator out, Map<String, Selection> kept) {
        out.writeStartObject();
        copyMembers(in, out, kept);
        out.writeEndObject();
    }

    /** Copies what is kept of the object the parser stands on into the object the generator stands in. */
    void copyMembers(JsonParser in, JsonGenerator out) {
        if (kept != null) {
            copyMembers(in, out, kept);
            return;
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            out.writeName(name);
            out.copyCurrentStructure(in);
        }
    }

    private static void copyMembers(JsonParser in, JsonGenerator out, Map<String, Selection> kept) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            Selection selection = kept.get(name);
            in.nextToken();
            if (selection == null) {
                in.skipChildren();
            } else {
                out.writeName(name);
                selection.copy(in, out);
            }
        }
    }
}
