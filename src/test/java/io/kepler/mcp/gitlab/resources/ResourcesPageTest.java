package io.kepler.mcp.gitlab.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResourcesPageTest {

    @Test
    void isWhatTheDefinitionsSay() throws IOException {
        Snapshot.check(
                Path.of("docs", "reference", "resources.md"), ResourcesPage.write(Resources.load(Catalogue.load())));
    }

    @Test
    void isWhatTheReadmeCounts() throws IOException {
        int kinds = Resources.load(Catalogue.load()).definitions().size();
        assertThat(Files.readString(Path.of("README.md"))).contains("[" + kinds + " kinds of resources]");
    }
}
