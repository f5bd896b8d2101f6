package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.GitLabUser;
import org.pac4j.core.profile.CommonProfile;

/** A user as pac4j sees it: without tokens, and without attributes to be logged. */
final class GitLabProfile extends CommonProfile {

    private static final long serialVersionUID = 1L;

    private final transient GitLabUser user;

    GitLabProfile(GitLabUser user) {
        this.user = user;
        setId(Long.toString(user.userId()));
        setClientName(GitLabClient.NAME);
    }

    GitLabUser user() {
        return user;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GitLabProfile profile && profile.user.equals(user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }

    @Override
    public String toString() {
        return "GitLabProfile[" + getId() + "]";
    }
}
