package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.GITLAB;
import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.consent;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store of consents does, whatever it keeps them in. */
interface ConsentsContract extends TwoNodes {

    @Test
    default void remembersTheLastConsentOfAUserToAClient() {
        String client = id();
        Consent last = new Consent(GITLAB, user(), client, Set.of(Scope.API), "app.example.com", NOW.plusSeconds(1));
        stores().consents().add(consent(user(), client));
        node(1).consents().add(last);

        assertThat(stores().consents().ofUser(GITLAB, user())).containsExactly(last);
        stores().consents().remove(GITLAB, user(), client);
        assertThat(stores().consents().ofUser(GITLAB, user())).isEmpty();
    }
}
