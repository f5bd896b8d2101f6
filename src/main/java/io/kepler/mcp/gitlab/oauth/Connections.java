package io.kepler.mcp.gitlab.oauth;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a user connected, and how it ends. */
final class Connections {

    private final Stores stores;
    private final Withdrawal withdrawal;
    private final AccessTokens accessTokens;

    Connections(Stores stores, Withdrawal withdrawal, AccessTokens accessTokens) {
        this.stores = stores;
        this.withdrawal = withdrawal;
        this.accessTokens = accessTokens;
    }

    /** The user's grants, the last used first. */
    List<Grant> of(GitLabUser user) {
        return stores.grants().ofUser(user.instance(), user.userId()).stream()
                .sorted(Comparator.comparing(Grant::usedAt).reversed())
                .toList();
    }

    Optional<Consent> consent(Grant grant) {
        return stores.consents().ofUser(grant.instance(), grant.userId()).stream()
                .filter(consent -> consent.clientId().equals(grant.clientId()))
                .findFirst();
    }

    /** Ends one; false when the user has no such grant. */
    boolean disconnect(GitLabUser user, String grantId) {
        Optional<Grant> grant =
                of(user).stream().filter(mine -> mine.id().equals(grantId)).findFirst();
        grant.ifPresent(this::end);
        return grant.isPresent();
    }

    void disconnectAll(GitLabUser user) {
        of(user).forEach(this::end);
    }

    private void end(Grant grant) {
        stores.grants().remove(grant.id());
        stores.consents().remove(grant.instance(), grant.userId(), grant.clientId());
        accessTokens.forgetAll();
        withdrawal.of(grant.tokens());
    }
}
