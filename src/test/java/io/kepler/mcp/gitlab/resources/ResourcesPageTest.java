package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResourcesPageTest {

    @Test
    void isWhatTheDefinitionsSay() throws IOException {
        Snapshot.check(
                Path.of("docs", "reference", "resources.md"), ResourcesPage.write(Resources.load(Catalogue.load())));
    }
}
