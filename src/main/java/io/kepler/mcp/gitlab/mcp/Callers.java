package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.AuthMode;
import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.oauth.AuthorizationServer;
import io.kepler.mcp.gitlab.oauth.Challenges;
import io.kepler.mcp.gitlab.oauth.gitlab.IssuedByGitLab;
import java.util.Optional;
import java.util.Set;

/** What finds out who calls; the OAuth parts only when their modes are on. */
public record Callers(
        GitLab gitlab,
        Identities identities,
        Optional<AuthorizationServer> server,
        Optional<IssuedByGitLab> issuedByGitLab) {

    /** The same, and a browser's cookie where users sign in by browser. */
    Authentication withCookies(Authentication authentication, OAuthConfig config) {
        return server.<Authentication>map(ours -> new CookieAuthentication(
                        authentication,
                        new BearerAuthentication(gitlab, ours.accessTokens(), AuthorizationServer.challenges(config)),
                        ours.browserConnections()))
                .orElse(authentication);
    }

    /** The authentication by the modes that are on. */
    Authentication authentication(OAuthConfig config) {
        Set<AuthMode> modes = config.modes();
        var token = new TokenAuthentication(gitlab, identities);
        if (modes.equals(Set.of(AuthMode.TOKEN))) {
            return token;
        }
        Challenges challenges = AuthorizationServer.challenges(config);
        return new AuthenticationByMode(
                challenges,
                modes.contains(AuthMode.TOKEN) ? Optional.of(token) : Optional.empty(),
                server.map(ours -> new BearerAuthentication(gitlab, ours.accessTokens(), challenges)),
                issuedByGitLab.map(issued -> new GitLabOAuthAuthentication(token, issued, challenges)));
    }
}
