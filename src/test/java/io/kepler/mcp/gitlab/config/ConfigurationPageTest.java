package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of("docs", "reference", "configuration.md");

    @Test
    void isCurrent() throws IOException {
        if ("update".equals(System.getProperty("snapshots"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigurationPage.text());
        }
        assertThat(PAGE)
                .as("renew it with -Dsnapshots=update")
                .usingCharset("UTF-8")
                .hasContent(ConfigurationPage.text());
    }
}
