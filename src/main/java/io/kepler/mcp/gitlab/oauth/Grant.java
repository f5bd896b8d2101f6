package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;

/**
 * The right to act at GitLab as this user: one per user, client and GitLab instance.
 *
 * @param instance base URL of the GitLab
 * @param userId GitLab's number of the user
 */
public record Grant(
        String id,
        String clientId,
        String instance,
        long userId,
        String username,
        String name,
        GitLabTokens tokens,
        Instant createdAt,
        Instant usedAt) {

    public Grant with(GitLabTokens newTokens) {
        return new Grant(id, clientId, instance, userId, username, name, newTokens, createdAt, usedAt);
    }
}
