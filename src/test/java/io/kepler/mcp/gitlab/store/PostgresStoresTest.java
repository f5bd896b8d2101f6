package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.oauth.StoresContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoresTest extends StoresContract {
    private static List<Database> nodes = List.of();

    @BeforeAll
    static void startTwoNodes() {
        String url = TestPostgres.newDatabase();
        nodes = List.of(TestNode.open(url, TestNode.KEY), TestNode.open(url, TestNode.KEY));
    }

    @AfterAll
    static void stopThem() {
        nodes.forEach(Database::close);
    }

    @Override
    public Stores node(int number) {
        return nodes.get(number).stores();
    }
}
