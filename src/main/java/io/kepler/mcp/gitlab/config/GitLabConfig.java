package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach one GitLab.
 *
 * @param url base URL without trailing slash, a sub-path included, without {@code /api/v4}
 * @param connectTimeout time to open a connection
 * @param readTimeout longest silence while waiting for bytes
 * @param totalTimeout longest time for one tool call, retries and pages included
 * @param connections most connections open at once
 * @param maxResponseBytes most bytes read from one answer, after decompression
 * @param retries how often an idempotent call is tried again
 * @param retryAfterMax longest wait that GitLab may ask for and get within a call
 */
public record GitLabConfig(
        URI url,
        Duration connectTimeout,
        Duration readTimeout,
        Duration totalTimeout,
        int connections,
        long maxResponseBytes,
        int retries,
        Duration retryAfterMax) {

    static GitLabConfig read(Values values) {
        refusePlainHttp(values);
        return new GitLabConfig(
                values.get(Settings.GITLAB_URL),
                values.get(Settings.GITLAB_CONNECT_TIMEOUT),
                values.get(Settings.GITLAB_READ_TIMEOUT),
                values.get(Settings.GITLAB_TOTAL_TIMEOUT),
                values.get(Settings.GITLAB_CONNECTIONS),
                values.get(Settings.GITLAB_MAX_RESPONSE_SIZE),
                values.get(Settings.GITLAB_RETRIES),
                values.get(Settings.GITLAB_RETRY_AFTER_MAX));
    }

    /** The same with another number of connections. */
    public GitLabConfig withConnections(int most) {
        return new GitLabConfig(
                url, connectTimeout, readTimeout, totalTimeout, most, maxResponseBytes, retries, retryAfterMax);
    }

    /** Tokens travel to GitLab with every call. */
    private static void refusePlainHttp(Values values) {
        URI url = values.get(Settings.GITLAB_URL);
        boolean local = values.get(Settings.ENVIRONMENT) == Environment.LOCAL || WebTypes.isLoopback(url.getHost());
        if (url.getScheme().equals("http") && !local) {
            values.refuse(
                    Settings.GITLAB_URL,
                    "would send tokens unencrypted; use https, or http to this machine or in environment local");
        }
    }

    /** Where the API is below the URL is our knowledge; users copy it along. */
    static URI withoutApiPath(URI url) {
        return URI.create(url.toString().replaceFirst("/api/v4$", ""));
    }
}
