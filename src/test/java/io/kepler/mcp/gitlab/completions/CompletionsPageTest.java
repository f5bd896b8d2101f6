package io.kepler.mcp.gitlab.completions;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompletionsPageTest {

    @Test
    void isWhatTheDefinitionsSay() throws IOException {
        Snapshot.check(
                Path.of("docs", "reference", "completions.md"),
                CompletionsPage.write(Completions.load(Catalogue.load())));
    }
}
