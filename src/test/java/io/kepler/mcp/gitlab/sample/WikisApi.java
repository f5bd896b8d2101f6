package io.kepler.mcp.gitlab.sample;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The wiki of a project, to be read. */
final class WikisApi {
    private static final Set<String> BRIEF = Set.of("format", "slug", "title", "wiki_page_meta_id");
    private static final ObjectNode TEMPLATE = Json.template("wiki");

    WikisApi(ProjectRoutes projects) {
        projects.get("/wikis", WikisApi::list);
        projects.get("/wikis/{slug}", WikisApi::get);
    }

    static Entity page(SeedFile.SeedPage seed, long id) {
        return new Entity(TEMPLATE.deepCopy()
                .put("slug", seed.slug())
                .put("title", seed.title())
                .put("content", seed.content())
                .put("wiki_page_meta_id", id));
    }

    /** GitLab gives a wiki in one piece. */
    private static Answer list(Call call, Project project) {
        boolean whole = call.params().yes("with_content");
        List<ObjectNode> pages = project.wiki().values().stream()
                .map(page -> whole ? page.copy() : page.copy().retain(BRIEF))
                .toList();
        return Answer.ok(Json.array(pages));
    }

    private static Answer get(Call call, Project project) {
        Entity page = project.wiki().get(call.path("slug"));
        if (page == null) {
            throw Refusal.notFound("Wiki Page");
        }
        return Answer.ok(page);
    }
}
