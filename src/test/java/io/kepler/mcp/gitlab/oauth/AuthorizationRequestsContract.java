package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of authorization requests does, whatever it keeps them in. */
interface AuthorizationRequestsContract extends TwoNodes {

    @Test
    default void handsARequestOutOnce() {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(node(1).authorizationRequests().find(request.idHash())).contains(request);
        assertThat(node(1).authorizationRequests().take(request.idHash(), NOW)).contains(request);
        assertThat(stores().authorizationRequests().take(request.idHash(), NOW)).isEmpty();
        assertThat(stores().authorizationRequests().find(request.idHash())).isEmpty();
    }

    @Test
    default void handsNoRequestOutAfterItsTime() {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(stores().authorizationRequests().take(request.idHash(), request.expiresAt()))
                .isEmpty();
    }

    @Test
    default void takesAConsentOnce() {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(stores().authorizationRequests().consent(request.idHash())).isTrue();
        assertThat(stores().authorizationRequests().consent(request.idHash())).isFalse();
        assertThat(stores().authorizationRequests().consent(hash())).isFalse();
        assertThat(stores().authorizationRequests().find(request.idHash()))
                .map(AuthorizationRequest::consented)
                .contains(true);
    }

    @Test
    default void handsARequestToOneOfManyWhoAskAtOnce() throws Exception {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(Crowd.does(
                        CROWD, member -> either(member).authorizationRequests().take(request.idHash(), NOW)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }
}
