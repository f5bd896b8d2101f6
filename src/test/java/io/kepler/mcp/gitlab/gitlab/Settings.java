package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.config.GitLabConfig;
import java.net.URI;
import java.time.Duration;

/** Settings for a GitLab played by a test: small limits, so that they are met quickly. */
final class Settings {

    static final Credential ALICE = new Credential(Credential.Scheme.PRIVATE_TOKEN, "glpat-alices-own-secret");
    static final int CAP = 128 * 1024;
    static final int RETRIES = 2;

    private Settings() {}

    static GitLabConfig to(String url) {
        return with(url, Duration.ofSeconds(2), Duration.ofSeconds(20), 4);
    }

    static GitLabConfig with(String url, Duration connectTimeout, Duration readTimeout, int connections) {
        return new GitLabConfig(
                URI.create(url),
                connectTimeout,
                readTimeout,
                Duration.ofSeconds(30),
                connections,
                CAP,
                RETRIES,
                Duration.ofSeconds(60));
    }

    /** Long enough never to pass in a test. */
    static Deadline ample() {
        return Deadline.in(Duration.ofMinutes(2));
    }
}
