package io.kepler.mcp.gitlab.sample.git;

import java.util.List;

/** One state of the repository with its parents; the first parent is the branch it was made on. */
public record Commit(
        String id, List<Commit> parents, Tree tree, String message, Signature author, Signature committer) {

    public static Commit of(List<Commit> parents, Tree tree, String message, Signature author, Signature committer) {
        String content = tree.id() + parents.stream().map(Commit::id).toList() + author + committer + message;
        return new Commit(Sha.of("commit", content), List.copyOf(parents), tree, message, author, committer);
    }

    public String title() {
        return message.lines().findFirst().orElse("");
    }

    public String shortId() {
        return id.substring(0, 8);
    }

    /** What it changed against its first parent. */
    public List<FileChange> changes() {
        return FileChange.between(
                parents.isEmpty() ? Tree.EMPTY : parents.get(0).tree(), tree);
    }

    // A history is a graph: the generated methods would walk all of it.
    @Override
    public boolean equals(Object other) {
        return other instanceof Commit commit && commit.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return shortId() + " " + title();
    }
}
