package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Secret;
import java.time.Instant;

/** What GitLab gave us for a user. It never leaves for a client. */
public record GitLabTokens(Secret access, Secret refresh, Instant expiresAt) {}
