package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    @Test
    void theStrongerSourceWins() throws IOException {
        List<Source> strongestFirst = new ArrayList<>(all());
        assertThat(strongestFirst)
                .extracting(Source::name)
                .startsWith("command line", "JNDI", "system property", "environment");
        for (Source source : List.copyOf(strongestFirst)) {
            assertThat(appName(strongestFirst)).isEqualTo(source.name().startsWith("file") ? "file" : source.name());
            strongestFirst.remove(source);
        }
        assertThat(appName(strongestFirst)).isEqualTo("Kepler MCP Server");
    }

    @Test
    void spellsOneSettingInManyWays() throws IOException {
        assertThat(all())
                .extracting(source -> source.key("GITLAB_URL"))
                .containsExactly(
                        "--gitlab-url",
                        "java:comp/env/kepler-mcp/gitlab_url",
                        "kepler.mcp.gitlab_url",
                        "KEPLER_MCP_GITLAB_URL",
                        "KEPLER_MCP_GITLAB_URL");
    }

    @Test
    void theStandardOnesReadTheRealWorld() {
        List<Source> sources = Sources.standard(Map.of("PORT", "0"));
        assertThat(sources)
                .extracting(Source::name)
                .startsWith("command line", "JNDI", "JNDI", "system property", "environment");
        assertThat(sources.get(0).lookup("--port")).contains("0");
    }

    private List<Source> all() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "KEPLER_MCP_APP_NAME=file");
        Properties properties = new Properties();
        properties.setProperty("kepler.mcp.app_name", "system property");
        return JndiTree.with(
                Map.of("java:comp/env/kepler-mcp/app_name", "JNDI"),
                () -> Sources.withFile(List.of(
                        Sources.commandLine(Map.of("APP_NAME", "command line")),
                        JndiEntries.in("java:comp/env/kepler-mcp"),
                        Sources.systemProperties(properties),
                        Sources.environment(Map.of(
                                "KEPLER_MCP_APP_NAME", "environment", "KEPLER_MCP_CONFIG_FILE", file.toString())))));
    }

    private static String appName(List<Source> sources) {
        return Configuration.load(Deployment.STANDALONE, sources)
                .configuration()
                .server()
                .appName();
    }
}
