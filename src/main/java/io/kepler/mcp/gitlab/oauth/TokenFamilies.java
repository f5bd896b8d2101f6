package io.kepler.mcp.gitlab.oauth;

import java.time.InstantSource;

/** Ends what came of one code. A grant goes with the last of its families, and its GitLab tokens go with it. */
final class TokenFamilies {

    private final IssuedTokens tokens;
    private final Grants grants;
    private final AccessTokens accessTokens;
    private final Withdrawal withdrawal;
    private final InstantSource clock;

    TokenFamilies(Stores stores, AccessTokens accessTokens, Withdrawal withdrawal, InstantSource clock) {
        this.tokens = stores.issuedTokens();
        this.grants = stores.grants();
        this.accessTokens = accessTokens;
        this.withdrawal = withdrawal;
        this.clock = clock;
    }

    void end(String familyId, String grantId) {
        tokens.removeFamily(familyId);
        accessTokens.forgetAll();
        grants.removeUnused(grantId, clock.instant()).map(Grant::tokens).ifPresent(withdrawal::of);
    }
}
