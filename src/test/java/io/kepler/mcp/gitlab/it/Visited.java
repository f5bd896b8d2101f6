package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever client comes, it connects and works. */
abstract class Visited {

    /** Where the nodes are. */
    abstract List<URI> nodes();

    @ParameterizedTest
    @EnumSource
    void isUsableFor(Visitor client) throws Exception {
        try (RoundRobin address = new RoundRobin()) {
            address.over(nodes());
            client.visit(URI.create("http://localhost:" + address.url().getPort() + "/mcp"))
                    .assertComplete(client.tools);

            assertThat(address.heard("MCP-Protocol-Version")).containsExactly(client.revision);
            assertThat(address.servedBy("/mcp")).hasSameElementsAs(nodes());
        }
    }
}
