package io.kepler.mcp.gitlab.oauth;

import java.util.List;
import java.util.Optional;

/**
 * Who signed in at GitLab, as GitLab says.
 *
 * @param instance base URL of the GitLab
 * @param email the confirmed primary address
 * @param externUids the user's ids at the identity providers of that GitLab
 */
public record GitLabUser(
        String instance, long userId, String username, String name, Optional<String> email, List<String> externUids) {

    public GitLabUser {
        externUids = List.copyOf(externUids);
    }
}
