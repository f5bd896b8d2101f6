package io.kepler.mcp.gitlab.sample;

import static java.util.Comparator.comparing;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Tags of a project. */
final class TagsApi {
    private static final Set<String> ORDERS = Set.of("name", "updated", "version");
    private static final Set<String> SORTS = Set.of("asc", "desc");

    private final Paging paging;

    TagsApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/repository/tags", this::list);
        projects.get(
                "/repository/tags/{tag_name}",
                (call, project) -> Answer.ok(CommitShape.tag(project, find(project, call.path("tag_name")))));
        projects.change("POST", "/repository/tags", Access.DEVELOPER, this::create);
        projects.change("DELETE", "/repository/tags/{tag_name}", Access.DEVELOPER, this::delete);
    }

    private Answer list(Call call, Project project) {
        String search = call.params().text("search");
        Comparator<Tag> order = switch (call.params().oneOf("order_by", "updated", ORDERS)) {
            case "updated" ->
                comparing((Tag tag) -> tag.commit().committer().when()).thenComparing(Tag::name);
            default -> comparing(Tag::name);
        };
        boolean ascending = call.params().oneOf("sort", "desc", SORTS).equals("asc");
        List<Tag> tags = project.repository().tags().values().stream()
                .filter(tag -> BranchesApi.matches(tag.name(), search))
                .sorted(ascending ? order : order.reversed())
                .toList();
        return paging.nodes(call, tags, tag -> CommitShape.tag(project, tag));
    }

    static Tag find(Project project, String name) {
        Tag tag = project.repository().tags().get(name);
        if (tag == null) {
            throw Refusal.notFound("Tag");
        }
        return tag;
    }

    private Answer create(Call call, Project project) {
        call.params().require("tag_name", "ref");
        return Answer.created(CommitShape.tag(
                project,
                create(
                        project,
                        call.params().text("tag_name"),
                        call.params().text("ref"),
                        call.params().text("message"))));
    }

    /** A new tag on what the reference names. */
    static Tag create(Project project, String name, String ref, String message) {
        if (name.isBlank() || name.contains(" ") || name.contains("..")) {
            throw Refusal.message(400, "Tag name invalid");
        }
        if (project.repository().tags().containsKey(name)) {
            throw Refusal.message(400, "Tag " + name + " already exists");
        }
        Commit commit =
                project.repository().find(ref).orElseThrow(() -> Refusal.message(400, "Target " + ref + " is invalid"));
        Tag tag = new Tag(name, message, commit, project.world().now());
        project.repository().tags().put(name, tag);
        project.touched();
        return tag;
    }

    private Answer delete(Call call, Project project) {
        Tag tag = find(project, call.path("tag_name"));
        project.repository().tags().remove(tag.name());
        project.releases().remove(tag.name());
        return Answer.noContent();
    }
}
