package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Recent;
import io.kepler.mcp.gitlab.gitlab.Turnstile;
import io.kepler.mcp.gitlab.oauth.Sha256;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells whether an OAuth token of GitLab's was issued to our application, and what for. A token that GitLab gave to
 * another application is refused: whoever runs that one must not act here in its users' names.
 */
public final class IssuedByGitLab {

    private static final int MOST_ENTRIES = 10_000;
    private static final Duration REFUSED_FOR = Duration.ofSeconds(5);
    private static final Duration FAMILIAR_FOR = Duration.ofHours(12);

    /** What GitLab says about a token. */
    public enum Finding {
        /** Not GitLab's, or not issued to our application. */
        FOREIGN,
        /** Good for reading. */
        READ,
        /** Good for everything. */
        FULL
    }

    private final GitLabOAuth gitlab;
    private final Turnstile turnstile;
    private final InstantSource clock;
    private final Recent<TokenInfo> known;
    private final Recent<Boolean> refused;
    private final Recent<Boolean> familiar;

    /**
     * Asks GitLab, and remembers what it said for the given time, but never beyond the token's own end; a refusal only
     * for a moment.
     *
     * @param turnstile how many tokens that are not known are looked at once
     */
    public IssuedByGitLab(
            GitLabOAuth gitlab, Turnstile turnstile, Duration remembered, InstantSource clock, LongSupplier nanos) {
        this.gitlab = gitlab;
        this.turnstile = turnstile;
        this.clock = clock;
        this.known = new Recent<>(MOST_ENTRIES, remembered, nanos);
        this.refused = new Recent<>(MOST_ENTRIES, REFUSED_FOR, nanos);
        this.familiar = new Recent<>(MOST_ENTRIES, FAMILIAR_FOR, nanos);
    }

    /**
     * Checks a token.
     *
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when GitLab cannot be asked now
     */
    public Finding check(Secret token) {
        String key = Sha256.hex(token.reveal());
        if (refused.get(key).isPresent()) {
            return Finding.FOREIGN;
        }
        Optional<TokenInfo> info = known.get(key)
                .or(() -> familiar.get(key).isPresent() ? ask(key, token) : turnstile.pass(() -> ask(key, token)));
        return info.filter(found -> found.expiresAt().isAfter(clock.instant()))
                .map(IssuedByGitLab::finding)
                .orElse(Finding.FOREIGN);
    }

    /** GitLab refused the token in the middle of a call. */
    public void forget(Secret token) {
        known.remove(Sha256.hex(token.reveal()));
    }

    private Optional<TokenInfo> ask(String key, Secret token) {
        Optional<TokenInfo> info = gitlab.info(token)
                .filter(found ->
                        found.applicationId().equals(gitlab.application().clientId()));
        if (info.isPresent()) {
            known.put(key, info.get());
            familiar.put(key, true);
        } else {
            familiar.remove(key);
            refused.put(key, true);
        }
        return info;
    }

    private static Finding finding(TokenInfo info) {
        if (info.scopes().contains("api")) {
            return Finding.FULL;
        }
        return info.scopes().contains("read_api") ? Finding.READ : Finding.FOREIGN;
    }
}
