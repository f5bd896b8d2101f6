package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import java.util.Optional;
import org.pac4j.core.credentials.Credentials;

/** What a browser brought back from GitLab, and what came of it. Printing it shows nothing. */
final class LoginCredentials extends Credentials {

    private static final long serialVersionUID = 1L;

    private final transient String code;
    private final transient PendingLogin pending;
    private final transient Optional<GitLabTokens> tokens;

    LoginCredentials(String code, PendingLogin pending, Optional<GitLabTokens> tokens) {
        this.code = code;
        this.pending = pending;
        this.tokens = tokens;
    }

    String code() {
        return code;
    }

    PendingLogin pending() {
        return pending;
    }

    GitLabTokens tokens() {
        return tokens.orElseThrow();
    }

    LoginCredentials with(GitLabTokens redeemed) {
        return new LoginCredentials(code, pending, Optional.of(redeemed));
    }

    @Override
    public String toString() {
        return "LoginCredentials[***]";
    }
}
