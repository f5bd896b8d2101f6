package io.kepler.mcp.gitlab.oauth;

/** This server as GitLab knows it: one registered application, and what it can do with the tokens it got. */
public interface GitLabApplication {

    /**
     * Trades the refresh token for a new pair; the old pair is dead afterwards.
     *
     * @throws InvalidGrantException when GitLab will never accept this refresh token again
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when GitLab cannot be asked now
     */
    GitLabTokens refresh(GitLabTokens tokens);

    /**
     * Makes GitLab forget the tokens.
     *
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when that did not work
     */
    void revoke(GitLabTokens tokens);
}
