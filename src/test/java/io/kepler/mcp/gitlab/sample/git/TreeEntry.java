package io.kepler.mcp.gitlab.sample.git;

/** One line of a directory listing. */
public record TreeEntry(String id, String path, boolean directory) {

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
