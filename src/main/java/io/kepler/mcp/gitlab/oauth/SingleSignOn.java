package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Sso;
import io.kepler.mcp.gitlab.config.SsoMatch;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the container's own login says about who may be who at GitLab. */
final class SingleSignOn {

    private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);

    private final Sso mode;
    private final SsoMatch match;

    SingleSignOn(Sso mode, SsoMatch match) {
        this.mode = mode;
        this.match = match;
    }

    /** As whom the container knows the user; nothing when that does not matter. */
    Optional<String> user(HttpServletRequest request) throws OAuthException {
        if (mode == Sso.OFF) {
            return Optional.empty();
        }
        Optional<String> name = Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
        if (name.isEmpty() && mode == Sso.REQUIRE) {
            LOG.warn("A browser came without the container's login, which is required");
            throw OAuthException.accessDenied("Sign in to your organisation first. This server lets nobody connect whom"
                    + " the organisation's login does not know.");
        }
        return name;
    }

    /** Refuses a GitLab account that belongs to somebody else. */
    void check(Optional<String> name, GitLabUser account) throws OAuthException {
        if (name.isEmpty() || matches(name.get(), account)) {
            return;
        }
        LOG.warn("The container knows the user as {}, who signed in at GitLab as {}", name.get(), account.username());
        throw OAuthException.accessDenied("You are known to your organisation as " + name.get()
                + ", but the GitLab account " + account.username()
                + " is not that person's. Sign out at GitLab, sign in there with your own account, and start again.");
    }

    private boolean matches(String name, GitLabUser account) {
        return switch (match) {
            case USERNAME -> account.username().equalsIgnoreCase(name);
            case EMAIL -> account.email().filter(name::equalsIgnoreCase).isPresent();
            case EXTERN_UID -> account.externUids().contains(name);
        };
    }
}
