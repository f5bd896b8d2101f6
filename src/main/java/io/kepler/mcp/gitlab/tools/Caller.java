package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;

/**
 * Who calls a tool: a user of one GitLab, and the credential that carries the user's rights there.
 *
 * @param scope the most that was granted here
 */
public record Caller(GitLab gitlab, Credential credential, Identity identity, Scope scope) {

    /** A caller whose credential itself limits what may be done, as GitLab decides call by call. */
    public Caller(GitLab gitlab, Credential credential, Identity identity) {
        this(gitlab, credential, identity, Scope.API);
    }

    /** Whether what the caller was granted here is enough for a tool. */
    public boolean may(Scope needed) {
        return scope.compareTo(needed) >= 0;
    }
}
