package io.kepler.mcp.gitlab.sample;

import static io.kepler.mcp.gitlab.sample.SeedFile.SeedGroup;
import static io.kepler.mcp.gitlab.sample.SeedFile.SeedUser;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** Makes users, their tokens, and groups. */
final class SeedPeople {
    private static final ObjectNode USER = Json.template("user");
    private static final ObjectNode GROUP = Json.template("group");
    private static final List<String> BRIEF =
            List.of("id", "username", "public_email", "name", "state", "locked", "avatar_url", "web_url");

    private final World world;

    SeedPeople(World world) {
        this.world = world;
    }

    void add(SeedUser seed) {
        ObjectNode json = USER.deepCopy();
        String email = seed.username() + "@example.com";
        json.put("id", seed.id()).put("username", seed.username()).put("name", seed.name());
        json.put("public_email", email).put("email", email).put("commit_email", email);
        json.put("web_url", world.url() + "/" + seed.username());
        json.put("job_title", seed.jobTitle()).put("bio", seed.bio());
        if (seed.admin()) {
            json.put("is_admin", true);
        }
        ObjectNode brief = json.deepCopy().retain(BRIEF);
        User user = new User(seed.id(), seed.username(), seed.name(), seed.admin(), new Entity(json), brief);
        world.users().put(seed.id(), user);
    }

    void add(SeedGroup seed, long id) {
        int slash = seed.path().lastIndexOf('/');
        ObjectNode json = GROUP.deepCopy();
        json.put("id", id).put("name", seed.name()).put("visibility", seed.visibility());
        json.put("path", seed.path().substring(slash + 1)).put("full_path", seed.path());
        json.put("full_name", seed.name()).put("description", seed.description());
        json.put("web_url", world.url() + "/groups/" + seed.path());
        if (slash > 0) {
            Entity parent = world.groups().values().stream()
                    .map(Group::entity)
                    .filter(group -> group.text("full_path").equals(seed.path().substring(0, slash)))
                    .findFirst()
                    .orElseThrow();
            json.put("parent_id", parent.id()).put("full_name", parent.text("name") + " / " + seed.name());
        }
        Map<Long, Access> members = new ConcurrentHashMap<>();
        seed.members()
                .forEach((name, level) ->
                        members.put(world.user(name).orElseThrow().id(), Access.of(level)));
        world.groups().put(id, new Group(new Entity(json), members));
    }

    void addTokens() {
        token(SampleGitLab.ALICE_TOKEN, "alice", "api", false);
        token(SampleGitLab.ALICE_READ_TOKEN, "alice", "read_api", false);
        token(SampleGitLab.ALICE_EXPIRED_TOKEN, "alice", "api", true);
        token(SampleGitLab.BOB_TOKEN, "bob", "api", false);
        token(SampleGitLab.ADMIN_TOKEN, "admin", "api", false);
    }

    private void token(String value, String username, String scope, boolean expired) {
        User user = world.user(username).orElseThrow();
        ObjectNode about = Json.object()
                .put("id", world.nextId())
                .put("name", username + " " + scope)
                .put("revoked", false)
                .put("created_at", "2026-01-15T10:00:00.000Z")
                .put("description", "Made with the sample GitLab");
        about.putArray("scopes").add(scope);
        about.put("user_id", user.id())
                .put("last_used_at", "2026-11-01T10:00:00.000Z")
                .put("active", !expired)
                .put("expires_at", expired ? "2026-02-01" : "2099-12-31");
        Instant expiresAt = expired ? Instant.EPOCH : Instant.MAX;
        world.tokens().add(value, new Token(Token.Kind.PERSONAL, user, Set.of(scope), expiresAt, false, about));
    }

    /** A job that runs for Alice in a project. */
    void addJob(Project project) {
        User user = world.user("alice").orElseThrow();
        ObjectNode job = Json.template("job");
        ObjectNode commit =
                CommitShape.of(project, project.repository().find("HEAD").orElseThrow());
        job.set("user", user.profile().json());
        job.set("commit", commit);
        job.put("web_url", project.webUrl() + "/-/jobs/9001");
        job.withObject("pipeline")
                .put("project_id", project.id())
                .put("sha", commit.path("id").asString())
                .put("web_url", project.webUrl() + "/-/pipelines/7001");
        world.tokens()
                .add(SampleGitLab.JOB_TOKEN, new Token(Token.Kind.JOB, user, Set.of("api"), Instant.MAX, false, job));
    }
}
