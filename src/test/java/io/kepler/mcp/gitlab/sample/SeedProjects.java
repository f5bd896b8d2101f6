package io.kepler.mcp.gitlab.sample;

import static io.kepler.mcp.gitlab.sample.SeedFile.SeedProject;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Makes the full project objects out of the few values in which they differ. */
final class SeedProjects {
    private static final ObjectNode TEMPLATE = Json.template("project");

    private final World world;

    SeedProjects(World world) {
        this.world = world;
    }

    Project make(SeedProject seed, long id, Instant created) {
        Optional<Group> group = group(seed.namespace());
        Map<Long, Access> members = new HashMap<>();
        group.ifPresentOrElse(
                g -> members.putAll(g.members()), () -> members.put(owner(seed).id(), Access.OWNER));
        ObjectNode json = TEMPLATE.deepCopy();
        names(json, seed, group);
        urls(json, seed, id);
        json.put("id", id).put("visibility", seed.visibility()).put("archived", seed.archived());
        json.put("star_count", seed.stars()).put("forks_count", seed.stars() / 5);
        json.put("creator_id", owner(seed).id());
        json.put("created_at", Json.time(created)).put("updated_at", Json.time(created));
        json.put("last_activity_at", Json.time(created));
        json.set("topics", Json.texts(seed.topics()));
        json.set("tag_list", Json.texts(seed.topics()));
        ObjectNode languages = Json.object();
        seed.languages().forEach(languages::put);
        return new Project(world, json, members, languages);
    }

    /** The user of a personal namespace, and Alice everywhere else. */
    User owner(SeedProject seed) {
        return world.user(seed.namespace()).or(() -> world.user("alice")).orElseThrow();
    }

    private Optional<Group> group(String path) {
        return world.groups().values().stream()
                .filter(group -> group.path().equals(path))
                .findFirst();
    }

    private void names(ObjectNode json, SeedProject seed, Optional<Group> group) {
        User owner = owner(seed);
        String space = group.map(g -> g.entity().text("full_name")).orElse(owner.name());
        json.put("name", seed.name()).put("path", seed.slug());
        json.put("name_with_namespace", space + " / " + seed.name());
        json.put("path_with_namespace", seed.path());
        json.put("description", seed.description());
        json.put(
                "description_html",
                "<p data-sourcepos=\"1:1-1:" + seed.description().length() + "\" dir=\"auto\">" + seed.description()
                        + "</p>");
        ObjectNode namespace = json.withObject("namespace");
        namespace.put("full_path", seed.namespace());
        if (group.isPresent()) {
            Entity entity = group.get().entity();
            namespace.put("id", entity.id()).put("name", entity.text("name")).put("path", entity.text("path"));
            namespace.put("web_url", entity.text("web_url")).set("parent_id", entity.get("parent_id"));
        } else {
            namespace.put("id", 100 + owner.id()).put("name", owner.name()).put("path", owner.username());
            namespace.put("kind", "user").put("web_url", world.url() + "/" + owner.username());
            json.set("owner", owner.brief());
        }
    }

    private void urls(ObjectNode json, SeedProject seed, long id) {
        String web = world.url() + "/" + seed.path();
        String host = world.url().replaceFirst("^https?://", "").replaceFirst("[:/].*", "");
        json.put("web_url", web);
        json.put("http_url_to_repo", web + ".git");
        json.put("ssh_url_to_repo", "git@" + host + ":" + seed.path() + ".git");
        json.put("readme_url", web + "/-/blob/main/README.md");
        json.put("container_registry_image_prefix", "registry." + host + "/" + seed.path());
        String self = world.api() + "/projects/" + id;
        json.withObject("_links")
                .put("self", self)
                .put("issues", self + "/issues")
                .put("merge_requests", self + "/merge_requests")
                .put("repo_branches", self + "/repository/branches")
                .put("labels", self + "/labels")
                .put("events", self + "/events")
                .put("members", self + "/members")
                .put("cluster_agents", self + "/cluster_agents");
    }
}
