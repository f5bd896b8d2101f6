package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Sends the request of the catalogue and keeps the fields it names. An array becomes the items of an object. */
public final class Operation implements Handler {

    @Override
    public Answer answer(Call call) {
        return answer(call, call.arguments().request());
    }

    /** The same for a request that a handler changed on the way. */
    public static Answer answer(Call call, Request request) {
        return Json.answer(out -> {
            try (Reply reply = call.send(request)) {
                Json.reading(reply, in -> copy(call, in, out));
            }
        });
    }

    /** Copies the fields a tool keeps of the object GitLab sent into the object the generator stands in. */
    public static void copyFields(Reply reply, Call call, JsonGenerator out) {
        copyFields(reply, call.selection(), out);
    }

    /** The same with fields of the handler's own choice. */
    public static void copyFields(Reply reply, Selection selection, JsonGenerator out) {
        Json.reading(reply, in -> {
            Json.enterObject(in);
            selection.copyMembers(in, out);
            return true;
        });
    }

    /** A write may have nothing to tell, a read that tells nothing went wrong. */
    private static void refuseSilence(Tool tool) {
        if (tool.answers().isEmpty() && tool.effect().readOnly()) {
            throw new GitLabException(Fault.UNAVAILABLE, "GitLab's answer is empty.");
        }
    }

    private static boolean copy(Call call, JsonParser in, JsonGenerator out) {
        JsonToken first = call.tool().answers().isEmpty() ? in.nextToken() : null;
        if (first == null) {
            refuseSilence(call.tool());
            Json.write(call.arguments().answer(), out);
        } else if (first == JsonToken.START_OBJECT) {
            call.selection().copy(in, out);
        } else {
            out.writeStartObject();
            out.writeName(first == JsonToken.START_ARRAY ? "items" : "value");
            call.selection().copy(in, out);
            out.writeEndObject();
        }
        return true;
    }
}
