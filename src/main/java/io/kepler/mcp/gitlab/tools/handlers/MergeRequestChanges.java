package io.kepler.mcp.gitlab.tools.handlers;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Operation;
import io.kepler.mcp.gitlab.tools.Pages;
import io.kepler.mcp.gitlab.tools.Selection;
import java.util.List;

/** A merge request with its changed files. GitLab gives the files as a list of their own, in pages. */
final class MergeRequestChanges implements Handler {

    private static final Selection CHANGE = Selection.of(List.of(
            "old_path",
            "new_path",
            "new_file",
            "renamed_file",
            "deleted_file",
            "generated_file",
            "collapsed",
            "too_large",
            "diff"));
    private static final int MAX_FILES = 500;

    @Override
    public Answer answer(Call call) {
        return Json.answer(out -> {
            out.writeStartObject();
            try (Reply mergeRequest = call.send(call.arguments().request())) {
                Operation.copyFields(mergeRequest, call, out);
            }
            Request diffs =
                    Request.get(call.arguments().path(call.tool().calls().get(0)));
            Pages pages = Pages.of(call, diffs, CHANGE, MAX_FILES);
            out.writeName("changes");
            pages.writeItems(out);
            out.writeBooleanProperty("changes_complete", pages.complete());
            out.writeEndObject();
        });
    }
}
