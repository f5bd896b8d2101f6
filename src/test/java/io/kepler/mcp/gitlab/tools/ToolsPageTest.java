package io.kepler.mcp.gitlab.tools;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolsPageTest {

    @Test
    void isWhatTheCatalogueSays() throws IOException {
        Snapshot.check(Path.of("docs", "reference", "tools.md"), new ToolsPage(Catalogue.load()).write());
    }
}
