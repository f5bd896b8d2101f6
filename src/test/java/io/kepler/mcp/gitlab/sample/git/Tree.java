package io.kepler.mcp.gitlab.sample.git;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All files of one state of a repository by their paths; it never changes. */
public final class Tree {
    public static final Tree EMPTY = new Tree(new TreeMap<>());

    private final NavigableMap<String, Blob> files;

    private Tree(NavigableMap<String, Blob> files) {
        this.files = files;
    }

    public Optional<Blob> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    public Tree with(String path, Blob blob) {
        return changed(path, blob);
    }

    public Tree without(String path) {
        return changed(path, null);
    }

    private Tree changed(String path, @Nullable Blob blob) {
        NavigableMap<String, Blob> copy = new TreeMap<>(files);
        put(copy, path, blob);
        return new Tree(copy);
    }

    Set<String> paths() {
        return files.keySet();
    }

    /** The content below a directory ("" is the root): directories first, both by name. Empty if there is no such directory. */
    public List<TreeEntry> list(String directory, boolean recursive) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        Set<String> directories = new TreeSet<>();
        List<TreeEntry> entries = new ArrayList<>();
        below(prefix).forEach((path, blob) -> {
            for (int slash = path.indexOf('/', prefix.length()); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                directories.add(path.substring(0, slash));
            }
            entries.add(new TreeEntry(blob.id(), path, false));
        });
        directories.forEach(path -> entries.add(new TreeEntry(directoryId(path), path, true)));
        entries.removeIf(entry -> !recursive && entry.path().indexOf('/', prefix.length()) >= 0);
        entries.sort(comparing(TreeEntry::directory).reversed().thenComparing(TreeEntry::path));
        return entries;
    }

    /** This tree with what changed from {@code base} to {@code theirs}; empty when both sides changed one file differently. */
    public Optional<Tree> merge(Tree base, Tree theirs) {
        NavigableMap<String, Blob> merged = new TreeMap<>(files);
        Set<String> paths = new TreeSet<>(base.files.keySet());
        paths.addAll(theirs.files.keySet());
        for (String path : paths) {
            Blob wanted = theirs.files.get(path);
            if (same(base.files.get(path), wanted) || same(files.get(path), wanted)) {
                continue;
            }
            if (!same(files.get(path), base.files.get(path))) {
                return Optional.empty();
            }
            put(merged, path, wanted);
        }
        return Optional.of(new Tree(merged));
    }

    String id() {
        return directoryId("");
    }

    private String directoryId(String directory) {
        return Sha.of(
                "tree",
                below(directory.isEmpty() ? "" : directory + "/").entrySet().stream()
                        .map(file -> file.getKey() + "\0" + file.getValue().id())
                        .collect(joining("\n")));
    }

    private NavigableMap<String, Blob> below(String prefix) {
        return prefix.isEmpty() ? files : files.subMap(prefix, false, prefix + Character.MAX_VALUE, false);
    }

    private static void put(NavigableMap<String, Blob> files, String path, @Nullable Blob blob) {
        if (blob == null) {
            files.remove(path);
        } else {
            files.put(path, blob);
        }
    }

    static boolean same(@Nullable Blob one, @Nullable Blob other) {
        return Objects.equals(one == null ? null : one.id(), other == null ? null : other.id());
    }
}
