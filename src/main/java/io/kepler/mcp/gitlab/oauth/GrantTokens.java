package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.AllowedGroups;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Recent;
import io.kepler.mcp.gitlab.gitlab.SingleFlight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the GitLab tokens of grants fresh. GitLab takes each refresh token once, so of all threads and nodes one
 * refreshes while the others wait for what it got.
 */
final class GrantTokens {

    private static final Logger LOG = LoggerFactory.getLogger(GrantTokens.class);
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MOST_ENTRIES = 10_000;

    private final Grants grants;
    private final GitLabApplication application;
    private final AllowedGroups groups;
    private final Withdrawal withdrawal;
    private final InstantSource clock;
    private final SingleFlight<Optional<Grant>> renewals = new SingleFlight<>();
    private final Recent<GitLabException> failures;

    GrantTokens(
            Grants grants,
            GitLabApplication application,
            AllowedGroups groups,
            Withdrawal withdrawal,
            InstantSource clock,
            LongSupplier nanos) {
        this.grants = grants;
        this.application = application;
        this.groups = groups;
        this.withdrawal = withdrawal;
        this.clock = clock;
        this.failures = new Recent<>(MOST_ENTRIES, PAUSE_AFTER_FAILURE, nanos);
    }

    /** The user is in no group that may connect any more. */
    private static final class NotAdmitted extends RuntimeException {
        private final transient GitLabTokens tokens;

        NotAdmitted(GitLabTokens tokens) {
            super("in no group that may connect");
            this.tokens = tokens;
        }
    }

    /** Until when these tokens can be used without a look at them. */
    static Instant dueAt(Grant grant) {
        return grant.tokens().expiresAt().minus(AHEAD);
    }

    /**
     * The grant with a GitLab token that is good, or nothing when the grant is gone or GitLab ended it.
     *
     * @throws GitLabException when GitLab would have to be asked and cannot be
     */
    Optional<Grant> current(String id) {
        Optional<Grant> grant = grants.find(id);
        if (grant.isEmpty() || !due(grant.get())) {
            return grant;
        }
        try {
            return renewals.run(id, () -> renewed(id, this::due));
        } catch (GitLabException e) {
            // Asking early leaves time to ask again, as long as the token is good.
            if (good(grant.get())) {
                return grant;
            }
            throw e;
        }
    }

    /**
     * The grant with another token than the one that GitLab refused before its time, or nothing when it has ended.
     *
     * @throws GitLabException when GitLab cannot be asked
     */
    Optional<Grant> replace(String id, String refused) {
        // Not with those who wait for a renewal of another token: that may be how this one came to be.
        return renewals.run(
                id + " " + refused,
                () -> renewed(id, grant -> grant.tokens().access().reveal().equals(refused)));
    }

    private Optional<Grant> renewed(String id, Predicate<Grant> due) {
        failures.get(id).ifPresent(failure -> {
            throw failure;
        });
        try {
            Optional<Grant> grant = grants.refresh(id, locked -> due.test(locked) ? fresh(locked) : locked);
            if (grant.isPresent() && !good(grant.get())) {
                throw new GitLabException(Fault.UNAVAILABLE, "GitLab cannot be asked whether the user may connect.");
            }
            return grant;
        } catch (InvalidGrantException e) {
            LOG.info("GitLab ended a grant: {}", e.getMessage());
            grants.remove(id);
            return Optional.empty();
        } catch (NotAdmitted e) {
            grants.remove(id);
            withdrawal.of(e.tokens);
            return Optional.empty();
        } catch (GitLabException e) {
            LOG.warn("GitLab tokens could not be refreshed: {}", e.getMessage());
            failures.put(id, e);
            throw e;
        }
    }

    /** Runs under the lock of the row. Tokens whose owner could not be checked are kept, but count as used up. */
    private Grant fresh(Grant grant) {
        GitLabTokens tokens = application.refresh(grant.tokens());
        try {
            if (groups.admit(
                    grant.userId(),
                    grant.username(),
                    new Credential(Credential.Scheme.BEARER, tokens.access().reveal()))) {
                return grant.with(tokens);
            }
        } catch (GitLabException e) {
            LOG.warn("GitLab could not be asked about the groups of {}: {}", grant.username(), e.getMessage());
            return grant.with(new GitLabTokens(tokens.access(), tokens.refresh(), clock.instant()));
        }
        throw new NotAdmitted(tokens);
    }

    private boolean due(Grant grant) {
        return !dueAt(grant).isAfter(clock.instant());
    }

    private boolean good(Grant grant) {
        return grant.tokens().expiresAt().isAfter(clock.instant());
    }
}
