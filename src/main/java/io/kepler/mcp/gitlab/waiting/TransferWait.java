package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Json;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * Until a project is imported or exported.
 *
 * @param word what GitLab calls it: {@code import} or {@code export}
 */
record TransferWait(String word) implements Wait {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Override
    public Step look(Call call) {
        JsonNode seen = read(call);
        Report report = new Report(call).with(word, seen);
        String subject =
                "The " + word + " of " + seen.path("path_with_namespace").asString("the project");
        String status = seen.path(word + "_status").asString("");
        return switch (status) {
            case "finished" -> report.done(subject + " is finished.");
            case "failed" -> report.failed(subject + " failed.");
            case "canceled" -> report.failed(subject + " was canceled.");
            case "none" -> report.failed(subject + " was never started.");
            default -> report.working(subject + " is " + status.replace('_', ' ') + ".", PAUSE);
        };
    }

    private static JsonNode read(Call call) {
        String path = call.arguments().path(call.tool().calls().get(0));
        try (Reply reply = call.send(Request.get(path))) {
            return Json.tree(reply, call.tool().fields());
        }
    }
}
