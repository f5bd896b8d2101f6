package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    @ParameterizedTest
    @CsvSource({
        "KEPLER_MCP_GITLAB_ULR, KEPLER_MCP_GITLAB_URL",
        "KEPLER_MCP_PROT, KEPLER_MCP_PORT",
        "kepler_mcp_port, KEPLER_MCP_PORT",
        "kepler.mcp.gitlab-retries, KEPLER_MCP_GITLAB_RETRIES",
        "KEPLER_MCP_TOKEN_ENCRYPTION_KEY_FIEL, KEPLER_MCP_TOKEN_ENCRYPTION_KEY_FILE",
    })
    void guessesWhatWasMeant(String key, String meant) {
        assertThat(Given.mistakes(Deployment.STANDALONE, Sources.environment(Map.of(key, "hidden"))))
                .containsExactly(key + " (environment): there is no such setting; did you mean " + meant + "?");
    }

    @Test
    void guessesNothingWhereNothingIsNear() {
        assertThat(Given.the("COLOUR_OF_THE_SKY", "hidden").mistakes())
                .containsExactly("KEPLER_MCP_COLOUR_OF_THE_SKY (environment): there is no such setting");
    }

    @Test
    void spellsTheGuessAsTheSourceDoes() {
        Properties properties = new Properties();
        properties.setProperty("KEPLER_MCP_PORT", "1");
        assertThat(Given.mistakes(
                        Deployment.STANDALONE,
                        Sources.systemProperties(properties),
                        Sources.commandLine(Map.of("TLS_CRET", "x"))))
                .containsExactly(
                        "KEPLER_MCP_PORT (system property): there is no such setting; did you mean kepler.mcp.port?",
                        "--tls-cret (command line): there is no such setting; did you mean --tls-cert?");
    }

    @Test
    void leavesTheVariablesOfOthersAlone() {
        Source others = Sources.environment(Map.of("PATH", "/bin", "KEPLER_HOME", "x"));
        assertThat(others.keys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ENABLE_METRICS",
                "AUTH_TOKEN",
                "AUTH_TOKEN_FILE",
                "OAUTH_SERVICE_AUTH_ENABLED",
                "OAUTH_SERVICE_CLIENT_ID",
                "OAUTH_SERVICE_CLIENT_SECRET",
                "OAUTH_SERVICE_TOKEN_URL",
                "OAUTH_SERVICE_SCOPE",
                "SSE_PATH",
                "RATE_LIMIT_REQUESTS_PER_MINUTE",
                "RATE_LIMIT_BURST",
            })
    void warnsOfNamesWithoutEffectAndNeverShowsTheirValue(String name) {
        assertThat(Given.the(name, "hidden").loaded().warnings())
                .singleElement()
                .asString()
                .startsWith("KEPLER_MCP_" + name + " (environment): has no effect; ")
                .doesNotContain("hidden");
    }

    @Test
    void saysWhatReplacesANameOfTheSeed() {
        assertThat(Given.the("AUTH_TOKEN", "hidden").loaded().warnings())
                .containsExactly("KEPLER_MCP_AUTH_TOKEN (environment): has no effect;"
                        + " each client sends its own GitLab token (PRIVATE-TOKEN or Authorization)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST", "PORT", "TLS_CERT", "TLS_KEY", "TRANSPORT_MODE"})
    void leavesListeningToTheContainer(String name) {
        assertThat(Given.mistakes(Deployment.CONTAINER, Given.the(name, "1").environment()))
                .contains("KEPLER_MCP_" + name + " (environment): in a container its connector decides;"
                        + " leave this out and set it there (Tomcat: Connector in server.xml;"
                        + " WildFly: socket-binding and undertow listener)");
    }
}
