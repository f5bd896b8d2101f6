package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Until a merge request is merged, closed, or cannot be merged any more without somebody changing it. What only waits
 * for a word of somebody, such as an approval, goes on waiting and says for what.
 */
final class MergeWait implements Wait {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(3);
    /** Merge statuses that no waiting ends. */
    private static final Set<String> HOPELESS = Set.of("conflict", "broken_status", "need_rebase", "commits_status");
    /** Merge statuses under which GitLab is busy itself and soon done. */
    private static final Set<String> BUSY = Set.of("checking", "unchecked", "preparing", "approvals_syncing");

    private static final List<String> FAILED = List.of("failed", "canceled");

    @Override
    public Step look(Call call) {
        JsonNode seen = read(call);
        Report report = new Report(call).with("merge_request", seen);
        String subject = "Merge request !" + seen.path("iid").asString("");
        return switch (seen.path("state").asString("")) {
            case "merged" -> report.done(subject + " is merged.");
            case "closed" -> report.failed(subject + " was closed without being merged.");
            case "locked" -> report.working(subject + " is being merged.", SHORT_PAUSE);
            default -> opened(seen, report, subject);
        };
    }

    private static Step opened(JsonNode seen, Report report, String subject) {
        String status = seen.path("detailed_merge_status").asString("");
        String pipeline = seen.path("head_pipeline").path("status").asString("");
        if (HOPELESS.contains(status) || seen.path("has_conflicts").asBoolean(false)) {
            return report.failed(subject + " cannot be merged as it is: " + words(status) + ".");
        }
        if (!seen.path("merge_error").asString("").isEmpty()) {
            return report.failed(subject + " could not be merged, see merge_error.");
        }
        if (status.startsWith("ci_") && FAILED.contains(pipeline)) {
            return report.failed(subject + " cannot be merged because its pipeline did not succeed: " + pipeline + ".");
        }
        boolean automatic = seen.path("merge_when_pipeline_succeeds").asBoolean(false);
        return report.working(
                subject + (automatic ? " is to be merged by GitLab: " : " is waiting for somebody to merge it: ")
                        + words(status) + ".",
                BUSY.contains(status) ? SHORT_PAUSE : PAUSE);
    }

    private static String words(String status) {
        return status.replace('_', ' ');
    }

    private static JsonNode read(Call call) {
        String path = call.arguments().path(call.tool().calls().get(0));
        try (Reply reply = call.send(Request.get(path))) {
            return Json.tree(reply, call.tool().fields());
        }
    }
}
