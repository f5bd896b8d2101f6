package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may connect, and how.
 *
 * @param publicUrl where clients reach this server, without trailing slash; there when a mode needs it
 * @param accessTokenTtl how long an access token of ours is good
 * @param refreshTokenTtl how long a refresh token of ours is good after its last use
 * @param registrationsPerHour most clients that register from one address
 * @param allowedGroups full paths of the groups whose members may connect; empty lets everybody in
 */
public record OAuthConfig(
        Set<AuthMode> modes,
        Optional<URI> publicUrl,
        ApplicationConfig application,
        Duration accessTokenTtl,
        Duration refreshTokenTtl,
        int registrationsPerHour,
        List<ConfiguredClient> clients,
        List<String> allowedGroups,
        Sso sso,
        SsoMatch ssoMatch) {

    private static final Set<String> ANY_OR_LOOPBACK = Set.of("127.0.0.1", "0.0.0.0", "::1", "[::1]", "::", "[::]");

    private static final Pattern SCOPE = Pattern.compile("(?:^| )(?:read_)?api(?: |$)");

    public OAuthConfig {
        modes = Set.copyOf(modes);
        allowedGroups = List.copyOf(allowedGroups);
    }

    static OAuthConfig read(Values values, Deployment deployment) {
        Set<AuthMode> modes = modes(values);
        checkSso(values, modes);
        return new OAuthConfig(
                modes,
                publicUrl(values, deployment, modes),
                application(values, modes),
                values.get(Settings.OAUTH_ACCESS_TOKEN_TTL),
                values.get(Settings.OAUTH_REFRESH_TOKEN_TTL),
                values.get(Settings.OAUTH_REGISTRATIONS_PER_HOUR),
                values.get(Settings.OAUTH_CLIENTS_FILE),
                values.get(Settings.ALLOWED_GROUPS),
                values.get(Settings.SSO),
                values.get(Settings.SSO_MATCH));
    }

    /** The container's login is at the pages only: who brings a token of GitLab's passes none of them. */
    private static void checkSso(Values values, Set<AuthMode> modes) {
        boolean stdio = values.get(Settings.TRANSPORT_MODE) == TransportMode.STDIO;
        if (values.get(Settings.SSO) == Sso.REQUIRE && (stdio || !modes.equals(Set.of(AuthMode.OAUTH)))) {
            values.refuse(
                    Settings.SSO,
                    "is require, which cannot be held for tokens of GitLab's that callers bring along; use"
                            + " KEPLER_MCP_AUTH_MODES=oauth alone, over HTTP, or link instead of require");
        }
    }

    private static Set<AuthMode> modes(Values values) {
        List<AuthMode> given = values.get(Settings.AUTH_MODES);
        if (!given.isEmpty()) {
            return Set.copyOf(given);
        }
        return Set.of(values.get(Settings.OAUTH_USER_AUTH_ENABLED) ? AuthMode.OAUTH : AuthMode.TOKEN);
    }

    private static Optional<URI> publicUrl(Values values, Deployment deployment, Set<AuthMode> modes) {
        Optional<URI> given = values.get(Settings.PUBLIC_URL);
        boolean local = values.get(Settings.ENVIRONMENT) == Environment.LOCAL;
        boolean plain = given.filter(url -> url.getScheme().equals("http") && !WebTypes.isLoopback(url.getHost()))
                .isPresent();
        if (plain && !local) {
            values.refuse(Settings.PUBLIC_URL, "would send tokens unencrypted; use https");
        }
        if (given.isPresent() || modes.equals(Set.of(AuthMode.TOKEN))) {
            return given;
        }
        if (local && deployment == Deployment.STANDALONE && values.get(Settings.PORT) != 0) {
            return Optional.of(own(values));
        }
        values.refuse(
                Settings.PUBLIC_URL, "is needed for browser login; set the https URL that clients use, without /mcp");
        return given;
    }

    /** Where a trial on somebody's own machine is reached. */
    private static URI own(Values values) {
        String bound = values.get(Settings.HOST);
        String host = ANY_OR_LOOPBACK.contains(bound) ? "localhost" : bound;
        String scheme = values.isGiven(Settings.TLS_CERT) ? "https://" : "http://";
        String inUrl = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create(scheme + inUrl + ":" + values.get(Settings.PORT));
    }

    private static ApplicationConfig application(Values values, Set<AuthMode> modes) {
        if (!modes.equals(Set.of(AuthMode.TOKEN)) && !values.isGiven(Settings.OAUTH_CLIENT_ID)) {
            values.refuse(
                    Settings.OAUTH_CLIENT_ID,
                    "is needed for browser login; register an application at GitLab and set its application ID");
        }
        if (!SCOPE.matcher(values.get(Settings.OAUTH_SCOPE)).find()) {
            values.refuse(
                    Settings.OAUTH_SCOPE, "lacks both api and read_api; without one of them GitLab answers nothing");
        }
        return ApplicationConfig.read(values);
    }
}
