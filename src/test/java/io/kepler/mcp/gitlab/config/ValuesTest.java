package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How secrets are read; this version declares none yet, so the test brings one. */
class ValuesTest {
    private static final Setting<Optional<Secret>> KEY =
            new Setting<>("KEY", Types.secret().orNothing(), "", "A key.");
    private static final Setting<Optional<Secret>> REFUSED = new Setting<>(
            "KEY", Types.secret().refusing(any -> true, "is too short").orNothing(), "", "A key.");

    @TempDir
    Path folder;

    private final Report report = new Report();

    @Test
    void readsASecretAsItStands() {
        assertThat(read(KEY, Given.the("KEY", " hidden "))).contains(new Secret(" hidden "));
    }

    @Test
    void readsASecretFromAFileWithoutTheLastLineBreak() throws IOException {
        assertThat(read(KEY, Given.the("KEY_FILE", file(" hidden \r\n")))).contains(new Secret(" hidden "));
    }

    @Test
    void refusesASecretGivenTwice() throws IOException {
        read(KEY, Given.the("KEY", "hidden").and("KEY_FILE", file("hidden")));
        assertThat(mistakes())
                .containsExactly("KEPLER_MCP_KEY (environment): is also given as KEPLER_MCP_KEY_FILE (environment);"
                        + " keep one of them");
    }

    @Test
    void refusesASecretFileThatIsNotThere() {
        read(KEY, Given.the("KEY_FILE", folder.resolve("none").toString()));
        assertThat(mistakes())
                .containsExactly("KEPLER_MCP_KEY_FILE (environment): the file cannot be read;"
                        + " check the path and its permissions");
    }

    @Test
    void refusesAnEmptySecretFile() throws IOException {
        read(KEY, Given.the("KEY_FILE", file("\n")));
        assertThat(mistakes()).containsExactly("KEPLER_MCP_KEY_FILE (environment): the file is empty");
    }

    @Test
    void doesNotShowASecretThatIsWrong() throws IOException {
        read(REFUSED, Given.the("KEY", "hidden"));
        read(REFUSED, Given.the("KEY_FILE", file("hidden")));
        assertThat(mistakes())
                .containsExactly(
                        "KEPLER_MCP_KEY (environment): the value is too short",
                        "KEPLER_MCP_KEY_FILE (environment): the value is too short");
    }

    @Test
    void refusesASettingThatIsNotDeclared() {
        Values values = new Values(List.of(), List.of(), report);
        assertThatThrownBy(() -> values.get(KEY)).hasMessage("KEY is in no group of the settings");
    }

    private Optional<Secret> read(Setting<Optional<Secret>> setting, Given given) {
        return new Values(List.of(setting), List.of(given.environment()), report).get(setting);
    }

    private List<String> mistakes() {
        return catchThrowableOfType(ConfigurationException.class, report::refuseMistakes)
                .mistakes();
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret"), content).toString();
    }
}
