package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.client;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of clients does, whatever it keeps them in. */
interface ClientsContract extends TwoNodes {

    @Test
    default void remembersAClientAsItIs() {
        Client client = client(id());
        stores().clients().add(client, "address");

        assertThat(node(1).clients().find(client.id())).contains(client);
        assertThat(stores().clients().find(id())).isEmpty();
    }

    @Test
    default void replacesTheClientOfAnId() {
        Client old = client(id());
        Client now = new Client(
                old.id(),
                ClientOrigin.METADATA_DOCUMENT,
                "New name",
                List.of(),
                ClientAuthentication.NONE,
                Optional.empty(),
                NOW.plusSeconds(1),
                NOW.plusSeconds(2));
        stores().clients().add(old, "address");
        stores().clients().add(now, "address");

        assertThat(stores().clients().find(old.id())).contains(now);
    }

    @Test
    default void countsTheRegistrationsOfAnAddress() {
        String address = hash();
        stores().clients().add(client(id()), address);
        stores().clients().add(client(id()), address);
        stores().clients().add(client(id()), hash());

        assertThat(stores().clients().registeredSince(address, NOW)).isEqualTo(2);
        assertThat(stores().clients().registeredSince(address, NOW.plusSeconds(1)))
                .isZero();
    }

    @Test
    default void removesOnlyTheClientsThatNobodyUses() {
        Client unused = client(id());
        Client usedLater = client(id());
        Client granted = client(id());
        List.of(unused, usedLater, granted).forEach(client -> stores().clients().add(client, "address"));
        stores().clients().used(usedLater.id(), NOW.plusSeconds(10));
        stores().grants().save(grant(user(), granted.id()));

        assertThat(stores().clients().removeUnused(NOW.plusSeconds(10))).isPositive();

        assertThat(stores().clients().find(unused.id())).isEmpty();
        assertThat(stores().clients().find(usedLater.id())).map(Client::usedAt).contains(NOW.plusSeconds(10));
        assertThat(stores().clients().find(granted.id())).contains(granted);
    }
}
