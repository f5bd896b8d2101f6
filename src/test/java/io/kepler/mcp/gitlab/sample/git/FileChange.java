package io.kepler.mcp.gitlab.sample.git;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happened to one file between two trees; no content before means a new file, none after a deleted one. */
public record FileChange(
        String oldPath,
        String newPath,
        @Nullable Blob before,
        @Nullable Blob after) {

    /** All changes by path; a file that went and came back elsewhere with the same content is one renamed file. */
    public static List<FileChange> between(Tree from, Tree to) {
        Set<String> paths = new TreeSet<>(from.paths());
        paths.addAll(to.paths());
        Map<String, FileChange> changes = new LinkedHashMap<>();
        for (String path : paths) {
            Blob before = from.file(path).orElse(null);
            Blob after = to.file(path).orElse(null);
            if (!Tree.same(before, after)) {
                changes.put(path, new FileChange(path, path, before, after));
            }
        }
        return withRenames(changes);
    }

    private static List<FileChange> withRenames(Map<String, FileChange> changes) {
        Map<String, FileChange> gone = new LinkedHashMap<>();
        changes.values().stream()
                .filter(FileChange::deleted)
                .forEach(change -> gone.put(change.blob().id(), change));
        List<FileChange> result = new ArrayList<>(changes.values());
        for (FileChange added : changes.values()) {
            FileChange source = added.created() ? gone.remove(added.blob().id()) : null;
            if (source != null) {
                result.remove(source);
                result.set(
                        result.indexOf(added),
                        new FileChange(source.oldPath, added.newPath, source.before, added.after));
            }
        }
        return result;
    }

    public boolean created() {
        return before == null;
    }

    public boolean deleted() {
        return after == null;
    }

    public boolean renamed() {
        return !oldPath.equals(newPath);
    }

    public Hunk hunk() {
        return Hunk.of(before, after);
    }

    /** The difference as unified text without file headers. */
    public String text() {
        if (blob().isBinary()) {
            return "Binary files %s and %s differ\n"
                    .formatted(created() ? "/dev/null" : "a/" + oldPath, deleted() ? "/dev/null" : "b/" + newPath);
        }
        return hunk().text();
    }

    private Blob blob() {
        Blob blob = after == null ? before : after;
        if (blob == null) {
            throw new IllegalStateException("a change of nothing: " + newPath);
        }
        return blob;
    }
}
