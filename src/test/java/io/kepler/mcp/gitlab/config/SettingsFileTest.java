package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        ".env, KEPLER_MCP_APP_NAME=Blå",
        "settings.ENV, \uFEFFKEPLER_MCP_APP_NAME=Blå",
        "settings.properties, KEPLER_MCP_APP_NAME = Blå",
        "settings.yaml, KEPLER_MCP_APP_NAME: Blå",
        "settings.yml, KEPLER_MCP_APP_NAME: 'Blå'",
    })
    void readsEveryFormat(String name, String content) throws IOException {
        assertThat(load(name, content).configuration().server().appName()).isEqualTo("Blå");
    }

    @Test
    void readsAnEnvFileAsShellsDo() throws IOException {
        Source file = read("x.env", """
                # a comment

                export KEPLER_MCP_PORT=9000 # the port
                KEPLER_MCP_APP_NAME="a \\"b\\" # c" # d
                KEPLER_MCP_HOST = '::1'
                KEPLER_MCP_LOG_LEVEL=
                POSTGRES_PASSWORD=hidden
                """);
        assertThat(file.keys())
                .containsExactlyInAnyOrder(
                        "KEPLER_MCP_PORT", "KEPLER_MCP_APP_NAME", "KEPLER_MCP_HOST", "KEPLER_MCP_LOG_LEVEL");
        assertThat(file.lookup("KEPLER_MCP_PORT")).contains("9000");
        assertThat(file.lookup("KEPLER_MCP_APP_NAME")).contains("a \"b\" # c");
        assertThat(file.lookup("KEPLER_MCP_HOST")).contains("::1");
        assertThat(file.lookup("KEPLER_MCP_LOG_LEVEL")).contains("");
        assertThat(file.mistakes()).isEmpty();
    }

    @Test
    void keepsYamlScalarsAsTheyWereWritten() throws IOException {
        Source file = read("x.yaml", """
                KEPLER_MCP_APP_NAME: 1.10
                KEPLER_MCP_STRUCTURED_CONTENT: yes
                KEPLER_MCP_PORT: 8080
                KEPLER_MCP_HOST:
                """);
        assertThat(file.lookup("KEPLER_MCP_APP_NAME")).contains("1.10");
        assertThat(file.lookup("KEPLER_MCP_STRUCTURED_CONTENT")).contains("yes");
        assertThat(file.lookup("KEPLER_MCP_PORT")).contains("8080");
        assertThat(file.lookup("KEPLER_MCP_HOST")).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty.yaml", "empty.env", "empty.properties"})
    void takesAnEmptyFileForNoSettings(String name) throws IOException {
        assertThat(load(name, "")).isEqualTo(Given.nothing().loaded());
    }

    @ParameterizedTest
    @CsvSource({
        "x.env, 'KEPLER_MCP_PORT=1|KEPLER_MCP_PORT=2'",
        "x.properties, 'KEPLER_MCP_PORT=1|KEPLER_MCP_PORT=2'",
        "x.yaml, 'KEPLER_MCP_PORT: 1|KEPLER_MCP_PORT: 2'",
    })
    void refusesAKeyThatIsThereTwice(String name, String lines) throws IOException {
        assertThat(mistakes(name, lines.replace('|', '\n')))
                .containsExactly("KEPLER_MCP_PORT (file FOLDER/" + name + "): is there more than once; keep one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "{ a: 1 }", "\n  - a\n  - b"})
    void refusesYamlThatIsNotFlat(String value) throws IOException {
        assertThat(mistakes("x.yaml", "KEPLER_MCP_ALLOWED_HOSTS: " + value + "\nKEPLER_MCP_PORT: x"))
                .containsExactly(
                        "KEPLER_MCP_ALLOWED_HOSTS (file FOLDER/x.yaml): is not one plain value;"
                                + " write one text, items separated by commas",
                        "KEPLER_MCP_PORT (file FOLDER/x.yaml): \"x\" is not a whole number; use 0 to 65535");
    }

    @ParameterizedTest
    @CsvSource({
        "x.yaml, 'KEPLER_MCP_HOST: \"hidden', is not valid YAML near line 1",
        "x.yaml, '- hidden', is not a list of KEY: value lines",
        "x.yaml, 'a: 1|---|a: 1', holds more than one document; keep one",
        "x.properties, 'KEPLER_MCP_HOST=\\u12x', holds a broken \\u escape",
        "x.toml, hidden, 'has an unknown suffix; use .env, .properties, .yaml or .yml'",
    })
    void refusesAFileItCannotUnderstand(String name, String lines, String problem) throws IOException {
        assertThat(mistakes(name, lines.replace('|', '\n')))
                .contains("file FOLDER/" + name + ": " + problem)
                .noneMatch(mistake -> mistake.contains("hidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "just hidden words, line 1 (file FOLDER/x.env): is not KEY=value",
        "KEPLER_MCP_HOST=\"hidden, 'KEPLER_MCP_HOST (file FOLDER/x.env): has a quote that is not closed,"
                + " or text behind it'",
    })
    void refusesABrokenEnvLine(String line, String mistake) throws IOException {
        assertThat(mistakes("x.env", line)).containsExactly(mistake);
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("x.env"), "KEPLER_MCP_APP_NAME=Blå".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(mistakes("x.env")).containsExactly("file FOLDER/x.env: is not UTF-8 text");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(mistakes("none.env"))
                .containsExactly("file FOLDER/none.env: cannot be read, but KEPLER_MCP_CONFIG_FILE (environment)"
                        + " names it; check the path and permissions");
    }

    @Test
    void refusesKeysOfOthersInAFileThatIsOursAlone() throws IOException {
        assertThat(mistakes("x.yaml", "port: 80"))
                .containsExactly("port (file FOLDER/x.yaml): there is no such setting; did you mean KEPLER_MCP_PORT?");
    }

    @Test
    void refusesAFileThatNamesAFile() throws IOException {
        assertThat(mistakes("x.yaml", "KEPLER_MCP_CONFIG_FILE: other.yaml"))
                .containsExactly("KEPLER_MCP_CONFIG_FILE (file FOLDER/x.yaml): has no effect inside the file;"
                        + " name the file outside of it");
    }

    private Source read(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return sources(name).get(1);
    }

    private Loaded load(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return Configuration.load(Deployment.STANDALONE, sources(name));
    }

    private List<String> mistakes(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return mistakes(name);
    }

    private List<String> mistakes(String name) {
        return Given.mistakes(Deployment.STANDALONE, sources(name).toArray(Source[]::new)).stream()
                .map(mistake -> mistake.replace(folder.toString(), "FOLDER"))
                .toList();
    }

    private List<Source> sources(String name) {
        String file = folder.resolve(name).toString();
        return Sources.withFile(List.of(Sources.environment(Map.of("KEPLER_MCP_CONFIG_FILE", file))));
    }
}
