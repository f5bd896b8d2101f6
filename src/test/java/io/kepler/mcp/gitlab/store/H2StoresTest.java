package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.oauth.StoresContract;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2StoresTest extends StoresContract {
    private static final String URL = "jdbc:h2:mem:contract;LOCK_TIMEOUT=10000";
    private static List<Database> nodes = List.of();

    @BeforeAll
    static void startTwoNodes() {
        nodes = List.of(TestNode.open(URL, TestNode.KEY), TestNode.open(URL, TestNode.KEY));
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
