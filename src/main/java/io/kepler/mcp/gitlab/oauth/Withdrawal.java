package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.GitLabException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives tokens back to GitLab that nobody will use any more. What cannot be given back runs out by itself. */
final class Withdrawal {

    private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

    private final GitLabApplication application;

    Withdrawal(GitLabApplication application) {
        this.application = application;
    }

    /** False when GitLab could not be told. */
    boolean of(GitLabTokens tokens) {
        try {
            application.revoke(tokens);
            return true;
        } catch (GitLabException e) {
            LOG.warn("Tokens could not be revoked at GitLab: {}", e.getMessage());
            return false;
        }
    }
}
