package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import io.kepler.mcp.gitlab.tools.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Until a pipeline is over. Without an id the newest of the ref is looked for once and then kept to. */
final class PipelineWait implements Wait {

    private static final RequestTemplate ONE =
            RequestTemplate.parse("GET /projects/{project_id}/pipelines/{pipeline_id}");
    private static final RequestTemplate JOBS =
            RequestTemplate.parse("GET /projects/{project_id}/pipelines/{pipeline_id}/jobs");
    private static final Selection JOB =
            Selection.of(List.of("id", "name", "stage", "failure_reason", "allow_failure", "finished_at", "web_url"));
    private static final Selection ID = Selection.of(List.of("id"));
    private static final String MOST_JOBS = "20";

    private final Pace pace;

    PipelineWait(Pace pace) {
        this.pace = pace;
    }

    @Override
    public Step look(Call call) {
        String id = call.arguments().findText("pipeline_id").orElseGet(() -> newest(call));
        JsonNode pipeline =
                read(call, Request.get(path(ONE, call, id)), call.tool().fields());
        Report report = new Report(call).with("pipeline", pipeline).pinned("pipeline_id", id, "ref");
        String subject = "Pipeline " + id + " of " + pipeline.path("ref").asString("");
        return switch (pipeline.path("status").asString("")) {
            case "success" -> report.done(subject + " succeeded.");
            case "skipped" -> report.done(subject + " was skipped, none of its jobs ran.");
            case "manual" -> report.done(subject + " stands still until somebody starts its manual job.");
            case "failed" -> {
                failedJobs(call, id).ifPresent(jobs -> report.with("failed_jobs", jobs));
                yield report.failed(subject + " failed.");
            }
            case "canceled" -> report.failed(subject + " was canceled.");
            default ->
                report.working(
                        subject + " is " + pipeline.path("status").asString("").replace('_', ' ') + ".",
                        pace.since(pipeline.path("created_at")));
        };
    }

    private static String newest(Call call) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        call.arguments().findText("ref").ifPresent(ref -> query.add(Map.entry("ref", ref)));
        query.add(Map.entry("order_by", "id"));
        query.add(Map.entry("sort", "desc"));
        query.add(Map.entry("per_page", "1"));
        String path = call.arguments().path(call.tool().calls().get(0));
        JsonNode found = read(call, new Request(Request.Method.GET, path, query, null), ID);
        if (found.isEmpty()) {
            throw new GitLabException(Fault.NOT_FOUND, "There is no pipeline yet.");
        }
        return found.path(0).path("id").asString();
    }

    /** Which jobs failed is what one wants to know next; not being told does not change that they did. */
    private static Optional<JsonNode> failedJobs(Call call, String id) {
        List<Map.Entry<String, String>> query =
                List.of(Map.entry("scope[]", "failed"), Map.entry("per_page", MOST_JOBS));
        try {
            return Optional.of(read(call, new Request(Request.Method.GET, path(JOBS, call, id), query, null), JOB));
        } catch (GitLabException refused) {
            return Optional.empty();
        }
    }

    private static JsonNode read(Call call, Request request, Selection fields) {
        try (Reply reply = call.send(request)) {
            return Json.tree(reply, fields);
        }
    }

    private static String path(RequestTemplate template, Call call, String id) {
        return template.expand(
                name -> name.equals("pipeline_id") ? id : call.arguments().text(name));
    }
}
