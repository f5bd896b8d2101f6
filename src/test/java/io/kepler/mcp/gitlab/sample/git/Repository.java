package io.kepler.mcp.gitlab.sample.git;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Branches, tags and all commits of one project. Readers need no lock; who writes must be alone. */
public final class Repository {
    private static final Comparator<Commit> NEWEST_FIRST =
            comparing((Commit commit) -> commit.committer().when()).reversed();

    private final String defaultBranch;
    private final Map<String, Commit> commits = new ConcurrentHashMap<>();
    private final NavigableMap<String, Commit> branches = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Tag> tags = new ConcurrentSkipListMap<>();

    public Repository(String defaultBranch) {
        this.defaultBranch = defaultBranch;
    }

    public String defaultBranch() {
        return defaultBranch;
    }

    public NavigableMap<String, Commit> branches() {
        return branches;
    }

    public NavigableMap<String, Tag> tags() {
        return tags;
    }

    /** The commit of a branch, a tag, {@code HEAD} or a full or abbreviated commit name. */
    public Optional<Commit> find(String ref) {
        String name = ref.equals("HEAD") ? defaultBranch : ref;
        Commit branch = branches.get(name);
        if (branch != null) {
            return Optional.of(branch);
        }
        Tag tag = tags.get(name);
        return tag == null ? commit(name) : Optional.of(tag.commit());
    }

    public Optional<Commit> commit(String name) {
        if (!name.matches("[0-9a-f]{7,40}")) {
            return Optional.empty();
        }
        Commit exact = commits.get(name);
        return exact != null
                ? Optional.of(exact)
                : commits.values().stream().filter(c -> c.id().startsWith(name)).findFirst();
    }

    /** Keeps a commit, with parents that no branch had, and moves the branch to it. */
    public Commit commit(String branch, Commit commit) {
        commit.parents().forEach(parent -> commits.put(parent.id(), parent));
        commits.put(commit.id(), commit);
        branches.put(branch, commit);
        return commit;
    }

    /** Everything reachable from a commit, newest first. */
    public List<Commit> history(Commit tip) {
        List<Commit> history = new ArrayList<>();
        Set<Commit> seen = new HashSet<>(Set.of(tip));
        Queue<Commit> next = new PriorityQueue<>(NEWEST_FIRST);
        next.add(tip);
        for (Commit commit = next.poll(); commit != null; commit = next.poll()) {
            history.add(commit);
            commit.parents().stream().filter(seen::add).forEach(next::add);
        }
        return history;
    }

    public boolean reaches(Commit tip, Commit other) {
        return history(tip).contains(other);
    }

    /** The newest commit that both histories share. */
    public Optional<Commit> mergeBase(Commit one, Commit other) {
        Set<Commit> reachable = new HashSet<>(history(one));
        return history(other).stream().filter(reachable::contains).findFirst();
    }

    /** What {@code tip} has and {@code base} has not, newest first. */
    public List<Commit> between(Commit base, Commit tip) {
        Set<Commit> known = new HashSet<>(history(base));
        return history(tip).stream().filter(commit -> !known.contains(commit)).toList();
    }

    /** The newest commit at or before {@code tip} that changed a file. */
    public Commit lastChange(Commit tip, String path) {
        return history(tip).stream().filter(c -> touches(c, path)).findFirst().orElse(tip);
    }

    /** Whether a commit changed the file or anything below the directory; a merge only brings what others changed. */
    public static boolean touches(Commit commit, String path) {
        return commit.parents().size() < 2
                && commit.changes().stream()
                        .anyMatch(change -> within(change.newPath(), path) || within(change.oldPath(), path));
    }

    private static boolean within(String file, String path) {
        return file.equals(path) || file.startsWith(path + "/");
    }
}
