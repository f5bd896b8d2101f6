package io.kepler.mcp.gitlab.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Projects and their languages. */
final class ProjectsApi {
    private static final Set<String> ORDERS =
            Set.of("id", "name", "path", "created_at", "updated_at", "last_activity_at", "star_count", "similarity");
    private static final Set<String> VISIBILITIES = Set.of("", "public", "internal", "private");
    private static final Set<String> SIMPLE = Set.of(
            "id",
            "description",
            "name",
            "name_with_namespace",
            "path",
            "path_with_namespace",
            "created_at",
            "default_branch",
            "tag_list",
            "topics",
            "ssh_url_to_repo",
            "http_url_to_repo",
            "web_url",
            "readme_url",
            "forks_count",
            "avatar_url",
            "star_count",
            "last_activity_at",
            "visibility",
            "namespace");

    private final World world;
    private final Paging paging;

    ProjectsApi(Router router, ProjectRoutes projects, World world, Paging paging) {
        this.world = world;
        this.paging = paging;
        router.api("GET", "/projects", this::list);
        projects.get("", this::get);
        projects.get("/languages", (call, project) -> Answer.ok(project.languages()));
    }

    private Answer list(Call call) {
        Params params = call.params();
        Optional<User> caller = call.caller();
        boolean simple = params.yes("simple");
        Comparator<Project> order =
                Comparator.comparing(Project::entity, new Filters(call).order(ORDERS, "created_at", "desc"));
        List<Project> projects = world.projects().values().stream()
                .filter(project -> project.visibleTo(caller))
                .filter(wanted(call))
                .sorted(order)
                .toList();
        if (!paging.keyset(call)) {
            return paging.page(call, projects, project -> bytes(project, caller, simple));
        }
        if (!params.text("order_by").equals("id")) {
            throw Refusal.error(405, "Keyset pagination is not yet available for this type of request");
        }
        String key = params.text("sort").equals("asc") ? "id_after" : "id_before";
        return paging.keyset(
                call, projects, project -> bytes(project, caller, simple), key, project -> "" + project.id());
    }

    private Predicate<Project> wanted(Call call) {
        Params params = call.params();
        String search = params.text("search").toLowerCase(Locale.ROOT);
        String visibility = params.oneOf("visibility", "", VISIBILITIES);
        Optional<Boolean> archived = params.bool("archived");
        boolean deep = params.yes("search_namespaces");
        boolean owned = params.yes("owned");
        boolean membership = params.yes("membership");
        long least = params.number("min_access_level").orElse(0L);
        long after = params.number("id_after").orElse(0L);
        long before = params.number("id_before").orElse(Long.MAX_VALUE);
        Optional<User> caller = call.caller();
        return project -> (search.isEmpty() || found(project.entity(), search, deep))
                && (visibility.isEmpty() || project.entity().text("visibility").equals(visibility))
                && archived.map(wanted -> project.entity().is("archived") == wanted)
                        .orElse(true)
                && (!owned || belongs(project, caller, Access.OWNER.level()))
                && (!membership || belongs(project, caller, Access.GUEST.level()))
                && (least == 0 || belongs(project, caller, least))
                && project.id() > after
                && project.id() < before;
    }

    private static boolean found(Entity project, String search, boolean deep) {
        return List.of("name", "path", "description", deep ? "path_with_namespace" : "name").stream()
                .anyMatch(field -> project.text(field).toLowerCase(Locale.ROOT).contains(search));
    }

    private static boolean belongs(Project project, Optional<User> caller, long least) {
        return caller.map(user ->
                        project.members().getOrDefault(user.id(), Access.NONE).level() >= least)
                .orElse(false);
    }

    private Answer get(Call call, Project project) {
        Optional<User> caller = call.caller();
        if (call.params().yes("statistics") && project.access(caller).covers(Access.REPORTER)) {
            ObjectNode json = project.entity().copy();
            permissions(json, project, caller);
            statistics(json, project);
            return Answer.ok(json);
        }
        return Answer.ok(bytes(project, caller, false));
    }

    /** The bytes differ between callers only by what they may do, so they are kept once for each of these. */
    private static byte[] bytes(Project project, Optional<User> caller, boolean simple) {
        if (simple) {
            return project.entity().bytes("simple", json -> json.retain(SIMPLE));
        }
        if (caller.isEmpty()) {
            return project.entity().bytes();
        }
        Access access = project.members().getOrDefault(caller.get().id(), Access.NONE);
        return project.entity().bytes(access.name(), json -> permissions(json, project, caller));
    }

    private static void permissions(ObjectNode json, Project project, Optional<User> caller) {
        Access access = caller.map(User::id).map(project.members()::get).orElse(Access.NONE);
        ObjectNode permissions = json.putObject("permissions");
        permissions.putNull("project_access");
        permissions.putNull("group_access");
        if (access != Access.NONE) {
            boolean personal = json.path("namespace").path("kind").asString().equals("user");
            permissions
                    .putObject(personal ? "project_access" : "group_access")
                    .put("access_level", access.level())
                    .put("notification_level", 3);
        }
    }

    private static void statistics(ObjectNode json, Project project) {
        long commits = project.repository()
                .find("HEAD")
                .map(project.repository()::history)
                .map(List::size)
                .orElse(0);
        json.putObject("statistics")
                .put("commit_count", commits)
                .put("storage_size", 1_048_576L)
                .put("repository_size", 786_432L)
                .put("wiki_size", 0)
                .put("lfs_objects_size", 0)
                .put("job_artifacts_size", 262_144L)
                .put("pipeline_artifacts_size", 0)
                .put("packages_size", 0)
                .put("snippets_size", 0)
                .put("uploads_size", 0)
                .put("container_registry_size", 0);
    }
}
