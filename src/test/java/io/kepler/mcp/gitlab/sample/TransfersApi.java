package io.kepler.mcp.gitlab.sample;

import tools.jackson.databind.node.ObjectNode;

/** How far the import and the export of a project are. They do nothing by themselves: a test says what becomes of them. */
final class TransfersApi {

    TransfersApi(ProjectRoutes projects) {
        projects.get(
                "/import",
                (call, project) -> Answer.ok(state(project, "import")
                        .put("import_type", "gitlab_project")
                        .putNull("import_error")));
        projects.get("/export", (call, project) -> Answer.ok(state(project, "export")));
    }

    private static ObjectNode state(Project project, String word) {
        Entity entity = project.entity();
        return Json.object()
                .put("id", entity.id())
                .put("description", entity.text("description"))
                .put("name", entity.text("name"))
                .put("path", entity.text("path"))
                .put("path_with_namespace", project.path())
                .put("created_at", entity.text("created_at"))
                .put(word + "_status", project.transfers().getOrDefault(word, "none"));
    }
}
