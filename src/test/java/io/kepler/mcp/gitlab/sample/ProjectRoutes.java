package io.kepler.mcp.gitlab.sample;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Routes below {@code /projects/{id}}, each declared with the access it takes; changes of one project happen one by one. */
final class ProjectRoutes {
    private static final String PROJECT = "/projects/{id}";

    private final Router router;
    private final World world;

    ProjectRoutes(Router router, World world) {
        this.router = router;
        this.world = world;
    }

    /** Open to everyone who sees the project. */
    void get(String template, ProjectHandler handler) {
        router.api("GET", PROJECT + template, call -> {
            Optional<Project> moved = world.moved(call.path("id"));
            return moved.isPresent() ? redirect(call, moved.get()) : handler.handle(call, visible(call));
        });
    }

    /** Open to signed-in users with at least this access to the project; NONE is for everyone who sees it. */
    void change(String method, String template, Access least, ProjectHandler handler) {
        router.api(method, PROJECT + template, call -> {
            User user = call.user();
            Project project = visible(call);
            if (!project.access(Optional.of(user)).covers(least)) {
                throw Refusal.forbidden();
            }
            synchronized (project) {
                return handler.handle(call, project);
            }
        });
    }

    private Project visible(Call call) {
        return world.project(call.path("id"))
                .filter(project -> project.visibleTo(call.caller()))
                .orElseThrow(() -> Refusal.notFound("Project"));
    }

    private Answer redirect(Call call, Project project) {
        URI uri = call.uri();
        String old = "/projects/" + uri.getRawPath().split("/projects/", 2)[1].split("/", 2)[0];
        String path = uri.getRawPath().replace(old, "/projects/" + project.id());
        String origin = world.url().replaceFirst("(://[^/]+).*", "$1");
        String target = origin + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return Answer.text(301, "text/plain", "Moved to " + target).with(Map.of("Location", target));
    }
}
