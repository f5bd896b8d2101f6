package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Tag;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Releases: a tag with a description. */
final class ReleasesApi {
    private static final ObjectNode TEMPLATE = Json.template("release");

    private final Paging paging;

    ReleasesApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/releases", this::list);
        projects.get("/releases/{tag_name}", (call, project) -> Answer.ok(find(call, project)));
        projects.change("POST", "/releases", Access.DEVELOPER, this::create);
        projects.change("DELETE", "/releases/{tag_name}", Access.DEVELOPER, this::delete);
    }

    private Answer list(Call call, Project project) {
        List<Entity> releases = project.releases().values().stream()
                .sorted(Comparator.comparing((Entity release) -> release.text("released_at"))
                        .reversed())
                .toList();
        return paging.entities(call, releases);
    }

    private static Entity find(Call call, Project project) {
        Entity release = project.releases().get(call.path("tag_name"));
        if (release == null) {
            throw Refusal.notFound();
        }
        return release;
    }

    private Answer create(Call call, Project project) {
        call.params().require("tag_name");
        String name = call.params().text("tag_name");
        if (project.releases().containsKey(name)) {
            throw Refusal.message(409, "Release already exists");
        }
        Tag tag = project.repository().tags().get(name);
        if (tag == null) {
            String ref = call.params().filled("ref").orElseThrow(() -> Refusal.message(422, "Ref is not specified"));
            tag = TagsApi.create(project, name, ref, call.params().text("tag_message"));
        }
        Entity release = new Entity(
                json(project, tag, call.user(), call.params().filled("name").orElse(name))
                        .put("description", call.params().text("description")));
        project.releases().put(name, release);
        return Answer.created(release);
    }

    static ObjectNode json(Project project, Tag tag, User author, String name) {
        ObjectNode json = TEMPLATE.deepCopy();
        json.put("name", name);
        json.put("tag_name", tag.name());
        json.put("created_at", Json.time(tag.created()));
        json.put("released_at", Json.time(tag.created()));
        json.set("author", author.brief());
        json.set("commit", CommitShape.of(project, tag.commit()));
        String path = "/" + project.path() + "/-";
        json.put("commit_path", path + "/commit/" + tag.commit().id());
        json.put("tag_path", path + "/tags/" + tag.name());
        for (JsonNode source : json.path("assets").path("sources")) {
            String archive = project.path().replace('/', '-') + "-" + tag.name() + "."
                    + source.path("format").asString();
            ((ObjectNode) source).put("url", project.webUrl() + "/-/archive/" + tag.name() + "/" + archive);
        }
        String self = project.webUrl() + "/-/releases/" + tag.name();
        json.withObject("_links").put("self", self).put("edit_url", self + "/edit");
        return json;
    }

    private Answer delete(Call call, Project project) {
        Entity release = find(call, project);
        project.releases().remove(release.text("tag_name"));
        return Answer.ok(release);
    }
}
