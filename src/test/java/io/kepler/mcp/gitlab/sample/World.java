package io.kepler.mcp.gitlab.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Everything the sample GitLab knows. */
final class World {
    private static final Duration STEP = Duration.ofMinutes(437);

    private final String url;
    private final AtomicLong ids = new AtomicLong(1000);
    private final Tokens tokens = new Tokens();
    private final NavigableMap<Long, User> users = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Group> groups = new ConcurrentSkipListMap<>();
    private final NavigableMap<Long, Project> projects = new ConcurrentSkipListMap<>();
    private final Map<String, Project> projectsByPath = new ConcurrentHashMap<>();
    private final Map<String, Project> movedProjects = new ConcurrentHashMap<>();
    private volatile @Nullable Instant past;

    /** @param url where the sample is reached, a sub-path included */
    World(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    String api() {
        return url + Router.API;
    }

    long nextId() {
        return ids.incrementAndGet();
    }

    Instant now() {
        Instant then = past;
        return then == null ? Instant.now().truncatedTo(ChronoUnit.MILLIS) : then;
    }

    /** Lets the clock stand at a time in the past while the world is being filled. */
    void past(Instant then) {
        past = then;
    }

    /** Moves the clock that stands on by some hours. */
    void later() {
        Instant then = past;
        past = then == null ? null : then.plus(STEP);
    }

    /** Lets the clock run. */
    void present() {
        past = null;
    }

    Tokens tokens() {
        return tokens;
    }

    NavigableMap<Long, User> users() {
        return users;
    }

    Optional<User> user(String username) {
        return users.values().stream()
                .filter(user -> user.username().equals(username))
                .findFirst();
    }

    NavigableMap<Long, Group> groups() {
        return groups;
    }

    NavigableMap<Long, Project> projects() {
        return projects;
    }

    void add(Project project) {
        projects.put(project.id(), project);
        projectsByPath.put(project.path().toLowerCase(Locale.ROOT), project);
    }

    void addMoved(String oldPath, Project project) {
        movedProjects.put(oldPath, project);
    }

    /** The project that once had this path. */
    Optional<Project> moved(String path) {
        return Optional.ofNullable(movedProjects.get(path));
    }

    /** A project by its number or its full path. */
    Optional<Project> project(String idOrPath) {
        if (!idOrPath.isEmpty() && idOrPath.length() < 19 && idOrPath.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.ofNullable(projects.get(Long.valueOf(idOrPath)));
        }
        return Optional.ofNullable(projectsByPath.get(idOrPath.toLowerCase(Locale.ROOT)));
    }
}
