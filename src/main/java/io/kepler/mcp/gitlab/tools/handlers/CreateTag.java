package io.kepler.mcp.gitlab.tools.handlers;

import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Operation;
import io.kepler.mcp.gitlab.tools.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Creates a tag and, when there is a description, the release that GitLab keeps it in since it left the tag itself. */
final class CreateTag implements Handler {

    private static final Selection RELEASE =
            Selection.of(List.of("tag_name", "name", "description", "created_at", "_links.self"));

    @Override
    public Answer answer(Call call) {
        Optional<String> description =
                call.arguments().findText("release_description").filter(notes -> !notes.isBlank());
        if (description.isEmpty()) {
            return Operation.answer(call, call.arguments().request());
        }
        return Json.answer(out -> {
            out.writeStartObject();
            try (Reply tag = call.send(call.arguments().request())) {
                Operation.copyFields(tag, call, out);
            }
            release(call, description.get(), out);
            out.writeEndObject();
        });
    }

    private static void release(Call call, String description, JsonGenerator out) {
        String path = call.arguments().path(call.tool().calls().get(0));
        Map<String, Object> json = Map.of("tag_name", call.arguments().text("tag_name"), "description", description);
        try (Reply release = call.send(new Request(Request.Method.POST, path, List.of(), json))) {
            out.writeName("release");
            out.writeStartObject();
            Operation.copyFields(release, RELEASE, out);
            out.writeEndObject();
        } catch (GitLabException e) {
            throw afterTheTag(e);
        }
    }

    /** The tag exists by now; a model that is not told would try to create it again. */
    private static GitLabException afterTheTag(GitLabException e) {
        String message = "The tag was created, its release was not: " + e.getMessage();
        return new GitLabException(e.fault(), e.status(), message, e.requestId(), e.retryAfter());
    }
}
