package io.kepler.mcp.gitlab.tools.handlers;

import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Operation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Creates a merge request. GitLab has no draft field: a draft is a title that says so. */
final class CreateMergeRequest implements Handler {

    @Override
    public Answer answer(Call call) {
        Request request = call.arguments().request();
        if (call.arguments().findFlag("draft").orElse(false)) {
            request = withTitle(request, draft(call.arguments().text("title")));
        }
        return Operation.answer(call, request);
    }

    private static String draft(String title) {
        String start = title.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("draft:") || start.startsWith("wip:") ? title : "Draft: " + title;
    }

    private static Request withTitle(Request request, String title) {
        Map<String, Object> json = new HashMap<>(request.json() == null ? Map.of() : request.json());
        json.put("title", title);
        return new Request(request.method(), request.path(), request.query(), json);
    }
}
