package io.kepler.mcp.gitlab.sample;

import java.time.Duration;

/**
 * How the sample GitLab answers those who refresh a token.
 *
 * @param status 200 to do it, 400 to answer invalid_grant, or the status of a failure
 * @param delay how long every answer is held back
 */
public record RefreshMood(int status, Duration delay) {
    public static final RefreshMood GOOD = new RefreshMood(200, Duration.ZERO);
    /** The user withdrew, or so it says: {@code invalid_grant}. */
    public static final RefreshMood REFUSING = new RefreshMood(400, Duration.ZERO);
    /** GitLab is down for maintenance. */
    public static final RefreshMood FAILING = new RefreshMood(503, Duration.ZERO);

    public static RefreshMood slow(Duration delay) {
        return new RefreshMood(200, delay);
    }
}
