package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Labels of a project. */
final class LabelsApi {
    private final Paging paging;

    LabelsApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/labels", this::list);
        projects.get("/labels/{name}", LabelsApi::get);
    }

    private Answer list(Call call, Project project) {
        String search = call.params().text("search").toLowerCase(Locale.ROOT);
        boolean counts = call.params().yes("with_counts");
        List<Entity> found = project.labels().values().stream()
                .filter(label -> label.text("name").toLowerCase(Locale.ROOT).contains(search))
                .toList();
        return paging.nodes(call, found, label -> counts ? counted(project, label) : label.json());
    }

    private static Answer get(Call call, Project project) {
        Entity label = project.labels().get(call.path("name"));
        if (label == null) {
            throw Refusal.notFound("Label");
        }
        return Answer.ok(label);
    }

    private static JsonNode counted(Project project, Entity label) {
        String name = label.text("name");
        return label.copy()
                .put("open_issues_count", with(project.issues().values().stream(), name, true))
                .put("closed_issues_count", with(project.issues().values().stream(), name, false))
                .put("open_merge_requests_count", with(project.mergeRequests().values().stream(), name, true));
    }

    private static long with(Stream<? extends Issuable> items, String label, boolean opened) {
        return items.filter(item -> item.opened() == opened)
                .filter(item -> item.entity()
                        .get("labels")
                        .valueStream()
                        .anyMatch(each -> each.asString().equals(label)))
                .count();
    }
}
