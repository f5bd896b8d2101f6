package io.kepler.mcp.gitlab.resources;

/**
 * The state of a watched resource.
 *
 * @param digest of the fields in which a change is worth telling
 * @param entityTag GitLab's name for its whole answer, or empty: with it the next look costs GitLab and us little
 */
public record Version(String digest, String entityTag) {

    /** Whether something worth telling is different. */
    public boolean differsFrom(Version other) {
        return !digest.equals(other.digest);
    }

    /** Both in one line, to be kept in a database. */
    public String text() {
        return digest + " " + entityTag;
    }

    /** Reads what {@link #text} wrote. */
    public static Version parse(String text) {
        int space = text.indexOf(' ');
        return new Version(text.substring(0, space), text.substring(space + 1));
    }
}
