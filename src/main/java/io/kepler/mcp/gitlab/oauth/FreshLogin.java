package io.kepler.mcp.gitlab.oauth;

/** A login at GitLab that nobody used yet: whose it is, and the tokens that came of it. */
public record FreshLogin(GitLabUser user, GitLabTokens tokens) {}
