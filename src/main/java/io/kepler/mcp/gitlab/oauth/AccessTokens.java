package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.gitlab.Recent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose access token this is, and with which GitLab token to act for them. An answer is remembered for five seconds at
 * most, so that what one node revokes is felt on every node soon.
 */
public final class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int MOST_ENTRIES = 10_000;

    private record Known(Principal principal, Instant until) {}

    private final IssuedTokens tokens;
    private final Grants grants;
    private final GrantTokens grantTokens;
    private final Issuer issuer;
    private final Challenges challenges;
    private final InstantSource clock;
    private final Recent<Known> known;
    private final Recent<Access> refused;

    AccessTokens(
            IssuedTokens tokens,
            Grants grants,
            GrantTokens grantTokens,
            Issuer issuer,
            Challenges challenges,
            InstantSource clock,
            LongSupplier nanos) {
        this.tokens = tokens;
        this.grants = grants;
        this.grantTokens = grantTokens;
        this.issuer = issuer;
        this.challenges = challenges;
        this.clock = clock;
        this.known = new Recent<>(MOST_ENTRIES, REMEMBERED, nanos);
        this.refused = new Recent<>(MOST_ENTRIES, REMEMBERED, nanos);
    }

    /** Whether this can only be a token of ours, and no token of GitLab's. */
    public static boolean isOurs(String bearer) {
        return bearer.startsWith(Mint.ACCESS_TOKEN);
    }

    public Access authenticate(String bearer) {
        String hash = Sha256.hex(bearer);
        Instant now = clock.instant();
        Optional<Known> remembered =
                known.get(hash).filter(entry -> entry.until().isAfter(now));
        if (remembered.isPresent()) {
            return new Access.Granted(remembered.get().principal());
        }
        Optional<Access> refusal = refused.get(hash);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            Access access = look(hash, now);
            if (access instanceof Access.Refused) {
                // What is refused once stays refused: no token comes to be after it was shown.
                refused.put(hash, access);
            }
            return access;
        } catch (GitLabException e) {
            return new Access.Unavailable(e.retryAfter().orElse(RETRY_AFTER));
        } catch (StoresUnavailableException e) {
            LOG.error("The stores do not answer", e);
            return new Access.Unavailable(RETRY_AFTER);
        }
    }

    /** The GitLab token of the grant, when it is another than the one that GitLab refused. */
    Optional<Credential> newer(Principal principal, Credential refused) {
        return asked(() -> grants.find(principal.grantId()))
                .map(AccessTokens::credential)
                .filter(credential -> !credential.equals(refused))
                .map(credential -> {
                    known.clear();
                    return credential;
                });
    }

    /**
     * A new GitLab token in the place of one that GitLab does not accept any more; nothing when the grant has ended.
     *
     * @throws GitLabException when GitLab cannot be asked for one now
     */
    Optional<Credential> renewed(Principal principal, Credential refused) {
        try {
            return asked(() -> grantTokens.replace(principal.grantId(), refused.token()))
                    .map(AccessTokens::credential);
        } finally {
            known.clear();
        }
    }

    private static Optional<Grant> asked(Supplier<Optional<Grant>> stores) {
        try {
            return stores.get();
        } catch (StoresUnavailableException e) {
            LOG.error("The stores do not answer", e);
            throw new GitLabException(Fault.UNAVAILABLE, "The connection to GitLab cannot be renewed at the moment.");
        }
    }

    /** Forgets what is remembered of a grant that changed or ended on this node: rare enough to forget all. */
    void forgetAll() {
        known.clear();
    }

    private Access look(String hash, Instant now) {
        Optional<IssuedToken> token = tokens.find(hash)
                .filter(found -> found.kind() == TokenKind.ACCESS)
                .filter(found -> found.expiresAt().isAfter(now))
                .filter(found -> found.resource().equals(issuer.resource()))
                .filter(this::isFirstOfItsRivals);
        if (token.isEmpty()) {
            return refused("The access token is unknown, expired, revoked or meant for another server");
        }
        Optional<Grant> grant = grantTokens.current(token.get().grantId());
        return grant.isPresent()
                ? granted(hash, token.get(), grant.get(), now)
                : refused("The connection to GitLab has ended");
    }

    /** Asks the store to write once for a token that came of a refresh, and never again. */
    private boolean isFirstOfItsRivals(IssuedToken token) {
        return token.contested().isEmpty() || tokens.use(token.hash());
    }

    private Access granted(String hash, IssuedToken token, Grant grant, Instant now) {
        if (grant.usedAt().plus(USE_NOTED_EVERY).isBefore(now)) {
            grants.used(grant.id(), now);
        }
        Principal principal = new Principal(
                grant.id(),
                grant.clientId(),
                grant.instance(),
                new Identity(grant.userId(), grant.username(), grant.name()),
                token.scope(),
                credential(grant));
        known.put(hash, new Known(principal, until(token, grant, now)));
        return new Access.Granted(principal);
    }

    private static Credential credential(Grant grant) {
        return new Credential(Credential.Scheme.BEARER, grant.tokens().access().reveal());
    }

    /** A GitLab token that should have been refreshed and could not be is used to its end. */
    private static Instant until(IssuedToken token, Grant grant, Instant now) {
        Instant due = GrantTokens.dueAt(grant);
        Instant gitlab = due.isAfter(now) ? due : grant.tokens().expiresAt();
        return gitlab.isBefore(token.expiresAt()) ? gitlab : token.expiresAt();
    }

    private Access refused(String description) {
        return new Access.Refused(challenges.tokenInvalid(description), description);
    }
}
