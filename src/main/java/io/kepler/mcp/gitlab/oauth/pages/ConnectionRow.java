package io.kepler.mcp.gitlab.oauth.pages;

/**
 * One connected client; times are in ISO 8601.
 *
 * @param where its answer went, which tells clients of one name apart
 */
public record ConnectionRow(
        String id, String client, String permissions, String where, String connectedAt, String usedAt) {

    /** The time as people read it, to the minute. */
    public static String readable(String time) {
        return time.substring(0, 10) + " " + time.substring(11, 16) + " UTC";
    }
}
