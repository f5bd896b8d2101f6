package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.util.Optional;

/**
 * The one application registered at GitLab, and where GitLab's OAuth is.
 *
 * @param clientId empty when no mode needs it
 * @param scope what is asked of GitLab, words separated by spaces
 */
public record ApplicationConfig(
        String clientId,
        Optional<Secret> clientSecret,
        String scope,
        URI authorizationUrl,
        URI tokenUrl,
        URI userinfoUrl,
        Optional<URI> redirectUri) {

    static ApplicationConfig read(Values values) {
        String gitlab = values.get(Settings.GITLAB_URL).toString();
        return new ApplicationConfig(
                values.get(Settings.OAUTH_CLIENT_ID).orElse(""),
                values.get(Settings.OAUTH_CLIENT_SECRET),
                values.get(Settings.OAUTH_SCOPE),
                values.get(Settings.OAUTH_AUTHORIZATION_URL).orElseGet(() -> URI.create(gitlab + "/oauth/authorize")),
                values.get(Settings.OAUTH_TOKEN_URL).orElseGet(() -> URI.create(gitlab + "/oauth/token")),
                values.get(Settings.OAUTH_USERINFO_URL).orElseGet(() -> URI.create(gitlab + "/api/v4/user")),
                values.get(Settings.OAUTH_REDIRECT_URI));
    }
}
