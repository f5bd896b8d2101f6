package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Repository;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import tools.jackson.databind.node.ObjectNode;

/** One project with all that belongs to it. Who changes anything in it holds its monitor; readers hold nothing. */
final class Project {
    private final World world;
    private final Entity entity;
    private final Repository repository;
    private final Map<Long, Access> members;
    private final ObjectNode languages;
    private final NavigableMap<Integer, Issuable> issues = new ConcurrentSkipListMap<>();
    private final NavigableMap<Integer, MergeRequest> mergeRequests = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Entity> labels = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Entity> milestones = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Entity> releases = new ConcurrentSkipListMap<>();
    private final Map<String, String> transfers = new ConcurrentHashMap<>();
    private final NavigableMap<Long, Pipeline> pipelines = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Entity> wiki = new ConcurrentSkipListMap<>();

    Project(World world, ObjectNode json, Map<Long, Access> members, ObjectNode languages) {
        this.world = world;
        this.entity = new Entity(json);
        this.repository = new Repository(json.path("default_branch").asString());
        this.members = Map.copyOf(members);
        this.languages = languages;
    }

    World world() {
        return world;
    }

    long id() {
        return entity.id();
    }

    String path() {
        return entity.text("path_with_namespace");
    }

    String webUrl() {
        return entity.text("web_url");
    }

    Entity entity() {
        return entity;
    }

    Repository repository() {
        return repository;
    }

    Map<Long, Access> members() {
        return members;
    }

    ObjectNode languages() {
        return languages;
    }

    NavigableMap<Integer, Issuable> issues() {
        return issues;
    }

    NavigableMap<Integer, MergeRequest> mergeRequests() {
        return mergeRequests;
    }

    NavigableMap<String, Entity> labels() {
        return labels;
    }

    NavigableMap<Long, Entity> milestones() {
        return milestones;
    }

    NavigableMap<String, Entity> releases() {
        return releases;
    }

    /** The states of its import and export by these words, where they were ever begun. */
    Map<String, String> transfers() {
        return transfers;
    }

    NavigableMap<Long, Pipeline> pipelines() {
        return pipelines;
    }

    /** The newest pipeline of a commit. */
    Optional<Entity> pipelineOf(String sha) {
        return pipelines.descendingMap().values().stream()
                .map(Pipeline::entity)
                .filter(pipeline -> pipeline.text("sha").equals(sha))
                .findFirst();
    }

    NavigableMap<String, Entity> wiki() {
        return wiki;
    }

    Access access(Optional<User> user) {
        return user.map(u -> u.admin() ? Access.OWNER : members.getOrDefault(u.id(), Access.NONE))
                .orElse(Access.NONE);
    }

    boolean visibleTo(Optional<User> user) {
        return switch (entity.text("visibility")) {
            case "public" -> true;
            case "internal" -> user.isPresent();
            default -> access(user) != Access.NONE;
        };
    }

    boolean isProtected(String branch) {
        return branch.equals(repository.defaultBranch());
    }

    boolean mayPush(User user, String branch) {
        return access(Optional.of(user)).covers(isProtected(branch) ? Access.MAINTAINER : Access.DEVELOPER);
    }

    /** Brings what depends on a branch up to date after it moved. */
    void branchMoved(String branch) {
        touched();
        mergeRequests.values().stream().filter(mr -> mr.uses(branch)).forEach(mr -> mr.refresh(this));
    }

    void touched() {
        String now = Json.time(world.now());
        entity.update(json -> json.put("last_activity_at", now).put("updated_at", now));
    }

    void countIssues() {
        long open = issues.values().stream().filter(Issuable::opened).count();
        entity.update(json -> json.put("open_issues_count", open));
    }
}
