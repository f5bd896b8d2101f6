package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Branches of a project. */
final class BranchesApi {
    private static final Set<String> SORTS = Set.of("name_asc", "updated_asc", "updated_desc");

    private final Paging paging;

    BranchesApi(ProjectRoutes projects, Paging paging) {
        this.paging = paging;
        projects.get("/repository/branches", this::list);
        projects.get("/repository/branches/{branch}", this::get);
        projects.change("POST", "/repository/branches", Access.DEVELOPER, this::create);
        projects.change("DELETE", "/repository/branches/{branch}", Access.DEVELOPER, this::delete);
    }

    private Answer list(Call call, Project project) {
        String search = call.params().text("search");
        List<Map.Entry<String, Commit>> branches = project.repository().branches().entrySet().stream()
                .filter(branch -> matches(branch.getKey(), search))
                .sorted(order(call))
                .toList();
        return paging.keyset(call)
                ? paging.keyset(
                        call,
                        branches,
                        branch -> Json.bytes(json(call, project, branch)),
                        "page_token",
                        Map.Entry::getKey)
                : paging.nodes(call, branches, branch -> json(call, project, branch));
    }

    private static Comparator<Map.Entry<String, Commit>> order(Call call) {
        Comparator<Map.Entry<String, Commit>> updated =
                Comparator.comparing(branch -> branch.getValue().committer().when());
        return switch (call.params().oneOf("sort", "name_asc", SORTS)) {
            case "updated_asc" -> updated;
            case "updated_desc" -> updated.reversed();
            default -> Map.Entry.comparingByKey();
        };
    }

    /** Whether a name holds the text; {@code ^} ties it to the beginning and {@code $} to the end. */
    static boolean matches(String name, String search) {
        String text = search.toLowerCase(Locale.ROOT);
        String in = name.toLowerCase(Locale.ROOT);
        boolean first = text.startsWith("^");
        boolean last = text.endsWith("$");
        String bare = text.substring(first ? 1 : 0, text.length() - (last ? 1 : 0));
        if (!first && !last) {
            return in.contains(bare);
        }
        return (!first || in.startsWith(bare)) && (!last || in.endsWith(bare));
    }

    private static JsonNode json(Call call, Project project, Map.Entry<String, Commit> branch) {
        return CommitShape.branch(project, branch.getKey(), branch.getValue(), call.caller());
    }

    private Answer get(Call call, Project project) {
        String name = call.path("branch");
        return Answer.ok(CommitShape.branch(project, name, find(project, name), call.caller()));
    }

    static Commit find(Project project, String name) {
        Commit head = project.repository().branches().get(name);
        if (head == null) {
            throw Refusal.notFound("Branch");
        }
        return head;
    }

    private Answer create(Call call, Project project) {
        call.params().require("branch", "ref");
        String name = call.params().text("branch");
        String ref = call.params().text("ref");
        if (!name.matches("[^\\s~^:?*\\[\\\\-][^\\s~^:?*\\[\\\\]*") || name.contains("..") || name.endsWith("/")) {
            throw Refusal.message(400, "Branch name is invalid");
        }
        if (project.repository().branches().containsKey(name)) {
            throw Refusal.message(400, "Branch already exists");
        }
        Commit head = project.repository()
                .find(ref)
                .orElseThrow(() -> Refusal.message(400, "Invalid reference name: " + ref));
        project.repository().branches().put(name, head);
        project.branchMoved(name);
        return Answer.created(CommitShape.branch(project, name, head, call.caller()));
    }

    private Answer delete(Call call, Project project) {
        String name = call.path("branch");
        find(project, name);
        if (project.isProtected(name)) {
            throw Refusal.message(405, "Cannot remove HEAD branch");
        }
        project.repository().branches().remove(name);
        project.branchMoved(name);
        return Answer.noContent();
    }
}
