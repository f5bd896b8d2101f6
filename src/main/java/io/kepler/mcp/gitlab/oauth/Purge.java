package io.kepler.mcp.gitlab.oauth;

import java.time.Instant;
import java.util.Optional;

/** Removes what is over. The GitLab tokens of grants that nobody can use any more go back to GitLab. */
public final class Purge {

    /** How many grants end in one go, for GitLab is told of each; the others come next time. */
    static final int MOST_GRANTS = 100;

    private final Stores stores;
    private final Optional<Withdrawal> withdrawal;

    /**
     * To be run by one node at a time.
     *
     * @param application what takes the tokens back; without one they are just forgotten
     */
    public Purge(Stores stores, Optional<? extends GitLabApplication> application) {
        this.stores = stores;
        this.withdrawal = application.map(Withdrawal::new);
    }

    /** Says how much was removed. */
    public int run(Instant now) {
        int removed = stores.purge(now);
        Instant before = now.minus(Retention.GRANT_WITHOUT_TOKENS);
        for (int grants = 0; grants < MOST_GRANTS; grants++) {
            Optional<Grant> gone = stores.grants().removeOneWithoutTokens(before);
            if (gone.isEmpty()) {
                return removed + grants;
            }
            if (!givenBack(gone.get()) || Thread.currentThread().isInterrupted()) {
                // The others wait for a GitLab that answers, or for a server that stays.
                return removed + grants + 1;
            }
        }
        return removed + MOST_GRANTS;
    }

    private boolean givenBack(Grant grant) {
        return withdrawal.map(gitlab -> gitlab.of(grant.tokens())).orElse(true);
    }
}
