package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.FreshLogin;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import java.util.Optional;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.core.profile.creator.ProfileCreator;

/** Asks GitLab who signed in, and lays the tokens where only the page finds them that the login was made for. */
final class UserCreator implements ProfileCreator {

    private final GitLabOAuth gitlab;

    UserCreator(GitLabOAuth gitlab) {
        this.gitlab = gitlab;
    }

    @Override
    public Optional<UserProfile> create(CallContext context, Credentials credentials) {
        LoginCredentials login = (LoginCredentials) credentials;
        GitLabUser user = gitlab.user(login.tokens().access());
        Target target = new Target(login.pending().target());
        context.sessionStore().set(context.webContext(), target.key(), new FreshLogin(user, login.tokens()));
        return Optional.of(new GitLabProfile(user));
    }
}
