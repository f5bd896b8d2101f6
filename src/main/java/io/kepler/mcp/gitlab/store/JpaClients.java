package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Client;
import io.kepler.mcp.gitlab.oauth.ClientOrigin;
import io.kepler.mcp.gitlab.oauth.Clients;
import java.time.Instant;
import java.util.Optional;

final class JpaClients implements Clients {
    private final Transactions transactions;

    JpaClients(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(Client client, String addressHash) {
        transactions.run(entities -> entities.merge(new ClientRow(client, addressHash)));
    }

    @Override
    public Optional<Client> find(String id) {
        return transactions.call(entities ->
                Optional.ofNullable(entities.find(ClientRow.class, id)).map(ClientRow::client));
    }

    @Override
    public void used(String id, Instant at) {
        transactions.run(entities -> entities.createQuery("update ClientRow c set c.usedAt = :at where c.id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate());
    }

    @Override
    public int registeredSince(String addressHash, Instant since) {
        return transactions.call(entities -> entities.createQuery(
                        "select count(c) from ClientRow c where c.addressHash = :address"
                                + " and c.createdAt >= :since and c.origin = :origin",
                        Long.class)
                .setParameter("address", addressHash)
                .setParameter("since", since)
                .setParameter("origin", ClientOrigin.REGISTERED.name())
                .getSingleResult()
                .intValue());
    }

    @Override
    public int removeUnused(Instant notUsedSince) {
        return transactions.call(entities -> entities.createQuery("delete from ClientRow c where c.usedAt < :since"
                        + " and not exists (select 1 from GrantRow g where g.clientId = c.id)")
                .setParameter("since", notUsedSince)
                .executeUpdate());
    }
}
