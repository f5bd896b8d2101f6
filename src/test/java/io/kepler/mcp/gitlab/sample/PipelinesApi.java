package io.kepler.mcp.gitlab.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Pipelines of a project, their jobs, and what these printed. */
final class PipelinesApi {
    private static final Set<String> ORDERS = Set.of("id", "status", "ref", "updated_at", "user_id");
    private static final Set<String> SCOPES = Set.of("", "running", "pending", "finished", "branches", "tags");

    private final Paging paging;

    PipelinesApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/pipelines", this::list);
        projects.get("/pipelines/latest", this::latest);
        projects.get(
                "/pipelines/{pipeline_id}",
                (call, project) -> Answer.ok(find(call, project).entity()));
        projects.get(
                "/pipelines/{pipeline_id}/jobs", (call, project) -> jobs(call, find(call, project).jobs().stream()));
        // No pipeline here starts another one.
        projects.get("/pipelines/{pipeline_id}/bridges", (call, project) -> {
            find(call, project);
            return jobs(call, Stream.of());
        });
        projects.get("/jobs", (call, project) -> jobs(call, allJobs(project)));
        projects.get(
                "/jobs/{job_id}",
                (call, project) -> Answer.ok(job(call, project).entity()));
        projects.get(
                "/jobs/{job_id}/trace",
                (call, project) ->
                        Answer.text(200, "text/plain", job(call, project).log()));
        projects.get("/merge_requests/{merge_request_iid}/pipelines", this::ofMergeRequest);
    }

    private static Pipeline find(Call call, Project project) {
        Pipeline pipeline = project.pipelines().get((long) call.number("pipeline_id"));
        if (pipeline == null) {
            throw Refusal.notFound();
        }
        return pipeline;
    }

    private static Stream<Job> allJobs(Project project) {
        return project.pipelines().values().stream().flatMap(pipeline -> pipeline.jobs().stream());
    }

    private static Job job(Call call, Project project) {
        long id = call.number("job_id");
        return allJobs(project)
                .filter(job -> job.entity().id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Answer list(Call call, Project project) {
        Filters filters = new Filters(call);
        Predicate<Entity> wanted = filters.equal("ref")
                .and(filters.equal("status"))
                .and(filters.equal("sha"))
                .and(filters.equal("source"))
                .and(filters.name("username", "user"))
                .and(filters.times("created"))
                .and(filters.times("updated"))
                .and(scope(call));
        List<Entity> found = project.pipelines().values().stream()
                .map(Pipeline::entity)
                .filter(wanted)
                .sorted(filters.order(ORDERS, "id", "desc"))
                .toList();
        return paging.nodes(call, found, PipelineShape::brief);
    }

    private static Predicate<Entity> scope(Call call) {
        return switch (call.params().oneOf("scope", "", SCOPES)) {
            case "running", "pending" ->
                new Filters(call).equalTo("status", call.params().text("scope"));
            case "finished" -> pipeline -> Pipeline.OVER.contains(pipeline.text("status"));
            case "tags" -> pipeline -> pipeline.is("tag");
            default -> pipeline -> true;
        };
    }

    private Answer latest(Call call, Project project) {
        String ref = call.params().filled("ref").orElse(project.repository().defaultBranch());
        return project.pipelines().descendingMap().values().stream()
                .map(Pipeline::entity)
                .filter(pipeline -> pipeline.text("ref").equals(ref))
                .findFirst()
                .map(Answer::ok)
                .orElseThrow(Refusal::forbidden);
    }

    private Answer jobs(Call call, Stream<Job> jobs) {
        List<String> scope = call.params().list("scope");
        List<Entity> found = jobs.map(Job::entity)
                .filter(job -> scope.isEmpty() || scope.contains(job.text("status")))
                .sorted(Comparator.comparingLong(Entity::id).reversed())
                .toList();
        return paging.entities(call, found);
    }

    private Answer ofMergeRequest(Call call, Project project) {
        MergeRequest mergeRequest = MergeRequestsApi.find(call, project);
        List<Entity> found = project.pipelines().descendingMap().values().stream()
                .map(Pipeline::entity)
                .filter(pipeline -> pipeline.text("ref").equals(mergeRequest.source()))
                .toList();
        return paging.nodes(call, found, PipelineShape::brief);
    }
}
