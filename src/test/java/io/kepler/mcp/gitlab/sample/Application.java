package io.kepler.mcp.gitlab.sample;

import java.util.Set;

/** An application that an administrator registered at the sample GitLab. */
final class Application {
    static final Set<String> SCOPES =
            Set.of("api", "read_api", "read_user", "read_repository", "openid", "profile", "email");

    private final String name;
    private final String id;
    private final String secret;
    private volatile Set<String> redirectUris;

    Application(String name, String id, String secret, Set<String> redirectUris) {
        this.name = name;
        this.id = id;
        this.secret = secret;
        this.redirectUris = redirectUris;
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    boolean hasSecret(String other) {
        return secret.equals(other);
    }

    /** Compared as they are: GitLab knows no port that does not matter. */
    boolean redirectsTo(String uri) {
        return redirectUris.contains(uri);
    }

    void redirectUris(Set<String> uris) {
        redirectUris = uris;
    }
}
