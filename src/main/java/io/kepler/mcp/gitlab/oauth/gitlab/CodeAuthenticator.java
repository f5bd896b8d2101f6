package io.kepler.mcp.gitlab.oauth.gitlab;

import java.util.Optional;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.authenticator.Authenticator;

/** Trades the code for tokens. */
final class CodeAuthenticator implements Authenticator {

    private final GitLabOAuth gitlab;

    CodeAuthenticator(GitLabOAuth gitlab) {
        this.gitlab = gitlab;
    }

    @Override
    public Optional<Credentials> validate(CallContext context, Credentials credentials) {
        LoginCredentials login = (LoginCredentials) credentials;
        return Optional.of(
                login.with(gitlab.redeem(login.code(), login.pending().verifier())));
    }
}
