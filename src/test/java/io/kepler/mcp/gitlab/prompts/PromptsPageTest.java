package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.tools.Snapshot;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PromptsPageTest {

    @Test
    void isWhatTheFilesSay() throws IOException {
        Snapshot.check(
                Path.of("docs", "reference", "prompts.md"),
                PromptsPage.of(new PromptsReader(Yaml::resource).recipes()));
    }
}
