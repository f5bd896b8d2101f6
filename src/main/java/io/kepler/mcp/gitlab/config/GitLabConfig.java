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
        Duration retryAfterMax) {}
