package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

/** Reads what GitLab answers and writes what a tool answers, as streams. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** An answer from plain values. */
    public static Answer answer(Map<String, ?> values) {
        return answer(out -> write(values, out));
    }

    /** An answer as it is written. */
    public static Answer answer(Consumer<JsonGenerator> write) {
        Answer.Builder answer = new Answer.Builder();
        try (JsonGenerator out = new WellFormed(MAPPER.createGenerator(answer))) {
            write.accept(out);
        }
        return answer.answer();
    }

    static void write(Object value, JsonGenerator out) {
        MAPPER.writeValue(out, value);
    }

    /**
     * Reads the body of a reply.
     *
     * @throws GitLabException when it is not JSON, which is GitLab's fault or that of something in between
     */
    public static <T extends @Nullable Object> T reading(Reply reply, Function<JsonParser, T> read) {
        try (JsonParser in = MAPPER.createParser(reply.body())) {
            return read.apply(in);
        } catch (JacksonException e) {
            throw unreadable(reply, e);
        }
    }

    /** The wanted fields of a reply as a tree, for the few who have to look into what they pass on. */
    public static JsonNode tree(Reply reply, List<String> fields) {
        return tree(reply, Selection.of(fields));
    }

    /** The same with fields that were prepared. */
    public static JsonNode tree(Reply reply, Selection fields) {
        return reading(reply, in -> {
            if (in.nextToken() == null) {
                throw new GitLabException(Fault.UNAVAILABLE, "GitLab's answer is empty.");
            }
            try (TokenBuffer kept = TokenBuffer.forGeneration()) {
                fields.copy(in, kept);
                return MAPPER.readTree(kept.asParser());
            }
        });
    }

    /** Takes the first step into an object, or says that GitLab sent something else. */
    public static void enterObject(JsonParser in) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new GitLabException(Fault.UNAVAILABLE, "GitLab answered something else than one object.");
        }
    }

    /** Takes the first step into a list, or says that GitLab sent something else. */
    public static void enterList(JsonParser in) {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new GitLabException(Fault.UNAVAILABLE, "GitLab answered something else than a list.");
        }
    }

    /** The wanted members of the object the parser stands in, as texts; those that are objects, lists or null are left out. */
    public static Map<String, String> scalars(JsonParser in, Set<String> wanted) {
        Map<String, String> found = new HashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && wanted.contains(name)) {
                found.put(name, in.getString());
            } else {
                in.skipChildren();
            }
        }
        return found;
    }

    private static GitLabException unreadable(Reply reply, JacksonException e) {
        if (e.getCause() instanceof GitLabException cause) {
            return cause;
        }
        return new GitLabException(
                Fault.UNAVAILABLE,
                reply.status(),
                "GitLab's answer ended early or is not JSON.",
                reply.header("X-Request-Id"),
                Optional.empty());
    }
}
