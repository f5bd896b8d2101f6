package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;

/** Who calls a tool: a user of one GitLab, and the credential that carries the user's rights there. */
public record Caller(GitLab gitlab, Credential credential, Identity identity) {}
