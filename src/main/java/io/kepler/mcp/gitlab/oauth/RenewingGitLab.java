package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import org.jspecify.annotations.Nullable;

/**
 * GitLab for one call in the name of a grant. When another thread or node renewed the grant's token meanwhile, or
 * GitLab ended it early, the refused request goes out once more with the newer one. Never the whole call: what it
 * asked before GitLab has done.
 */
public final class RenewingGitLab implements GitLab {

    private final GitLab gitlab;
    private final AccessTokens tokens;
    private final Principal principal;
    private volatile @Nullable Credential renewed;

    public RenewingGitLab(GitLab gitlab, AccessTokens tokens, Principal principal) {
        this.gitlab = gitlab;
        this.tokens = tokens;
        this.principal = principal;
    }

    @Override
    public Reply send(Request request, Credential credential, Deadline deadline) {
        Credential newest = renewed;
        Credential shown = newest == null ? credential : newest;
        try {
            return gitlab.send(request, shown, deadline);
        } catch (GitLabException e) {
            if (e.fault() != Fault.UNAUTHENTICATED) {
                throw e;
            }
            Credential next = next(shown, deadline, e);
            renewed = next;
            return gitlab.send(request, next, deadline);
        }
    }

    private Credential next(Credential refused, Deadline deadline, GitLabException refusal) {
        return tokens.newer(principal, refused).orElseGet(() -> {
            if (isGood(refused, deadline)) {
                throw forbidden(refusal);
            }
            return tokens.renewed(principal, refused).orElseThrow(() -> refusal);
        });
    }

    /** GitLab says 401 of some things that the user may not do, a merge for one; that is no reason to refresh. */
    private boolean isGood(Credential credential, Deadline deadline) {
        try {
            gitlab.send(Request.get("/user"), credential, deadline).close();
            return true;
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                return false;
            }
            throw e;
        }
    }

    private static GitLabException forbidden(GitLabException refusal) {
        return new GitLabException(
                Fault.FORBIDDEN,
                refusal.status(),
                "GitLab forbids this to the user (" + refusal.status() + "), the token itself is good.",
                refusal.requestId(),
                refusal.retryAfter());
    }

    /** The connections are everybody's. */
    @Override
    public void close() {}
}
