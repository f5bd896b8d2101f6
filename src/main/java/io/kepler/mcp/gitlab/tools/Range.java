package io.kepler.mcp.gitlab.tools;

/**
 * The numbers a parameter takes.
 *
 * @param capped whether a larger number is taken as the largest instead of being refused
 */
public record Range(long least, long most, boolean capped) {

    static final long OPEN = Long.MAX_VALUE;

    boolean holds(long number) {
        return number >= least && (capped || number <= most);
    }

    long fit(long number) {
        return capped ? Math.min(number, most) : number;
    }

    String words() {
        return most == OPEN ? "at least " + least : "from " + least + " to " + most;
    }
}
