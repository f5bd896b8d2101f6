package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.config.ApplicationConfig;
import io.kepler.mcp.gitlab.config.GitLabConfig;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.OAuthCalls;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The settings under which tests reach the sample GitLab. */
final class Logins {

    private Logins() {}

    static GitLabConfig gitlab(URI url) {
        return new GitLabConfig(
                url,
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                8,
                1024 * 1024,
                0,
                Duration.ofSeconds(10));
    }

    static ApplicationConfig application(URI gitlab) {
        return application(gitlab, SampleOAuth.CLIENT_SECRET, gitlab + "/api/v4/user");
    }

    static ApplicationConfig application(URI gitlab, String secret, String userinfo) {
        return new ApplicationConfig(
                SampleOAuth.CLIENT_ID,
                Optional.of(new Secret(secret)),
                "api",
                URI.create(gitlab + "/oauth/authorize"),
                URI.create(gitlab + "/oauth/token"),
                URI.create(userinfo),
                Optional.empty());
    }

    static GitLabOAuth oauth(OAuthCalls calls, URI gitlab, Issuer issuer, InstantSource clock) {
        return new GitLabOAuth(calls, application(gitlab), gitlab, issuer, clock);
    }
}
