package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void servesWhenNothingIsSaid() {
        assertThat(Arguments.parse()).isEqualTo(Arguments.parse("serve"));
        assertThat(Arguments.parse().settings()).isEmpty();
    }

    @Test
    void takesALeadingWordAsTheCommand() {
        Arguments arguments = Arguments.parse("other", "--port", "1");

        assertThat(arguments.command()).isEqualTo("other");
        assertThat(arguments.settings()).containsEntry("port", "1");
    }

    @Test
    void namesValuesByTheirSettings() {
        assertThat(Arguments.parse("--gitlab-url", "https://a.example/x=y", "--tls-cert=c.pem", "--config", "s.yaml")
                        .settings())
                .containsEntry("gitlab_url", "https://a.example/x=y")
                .containsEntry("tls_cert", "c.pem")
                .containsEntry("config_file", "s.yaml");
    }

    @Test
    void asksForHelpWhateverElseIsWrong() {
        assertThat(Arguments.parse("--port", "--help").help()).isTrue();
        assertThat(Arguments.parse("--wrong", "-h").help()).isTrue();
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        assertRefused("Unknown option --prot", "--prot=1");
        assertRefused("--port needs a value", "--port");
        assertRefused("--port is given twice", "--port=1", "--port=2");
        assertRefused("\"more\" is neither", "serve", "more");
    }

    private static void assertRefused(String message, String... typed) {
        assertThatThrownBy(() -> Arguments.parse(typed))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
