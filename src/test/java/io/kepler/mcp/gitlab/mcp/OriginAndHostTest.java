package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.config.Hosts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginAndHostTest {

    private static final OriginAndHost STRICT = new OriginAndHost(
            List.of("https://app.example.com", "vscode-webview://abc"),
            new Hosts(List.of("mcp.example.com", "other.example:8443")));
    private static final OriginAndHost OPEN = new OriginAndHost(List.of("*"), new Hosts(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost",
                "http://localhost:6274",
                "https://LOCALHOST:1",
                "http://127.0.0.1:3000",
                "http://[::1]:3000",
                "https://app.example.com",
                " https://App.Example.com ",
                "vscode-webview://abc"
            })
    void letsPagesOfThisMachineAndThoseTheOperatorNamedCall(String origin) {
        assertPasses(STRICT, Sent.nothing().with("Origin", origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example.com",
                "https://app.example.com:444",
                "https://app.example.com.evil.example",
                "https://xapp.example.com",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://evil.example/localhost",
                "http://evil.example?localhost",
                "http://evil.example#@localhost",
                "null",
                "",
                "localhost",
                "//localhost",
                "file://",
                "http://localhost, https://evil.example",
                "http://local host",
                "*"
            })
    void keepsOtherPagesAway(String origin) {
        RpcException refused = refusal(Sent.nothing().with("Origin", origin));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("KEPLER_MCP_ALLOWED_ORIGINS");
    }

    @Test
    void needsNoOriginFromWhoIsNoBrowser() {
        assertPasses(STRICT, Sent.nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp.example.com",
                "MCP.example.com:443",
                "other.example:8443",
                "localhost",
                "localhost:8000",
                "127.0.0.1:8000",
                "[::1]",
                "[::1]:8000"
            })
    void answersToItsNames(String host) {
        assertPasses(STRICT, Sent.nothing().with("Host", host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "other.example",
                "other.example:1",
                "mcp.example.com.evil.example",
                "localhost.evil.example:8000",
                "[::2]:8000",
                "",
                ":8000"
            })
    void answersToNoOtherName(String host) {
        RpcException refused = refusal(Sent.nothing().with("Host", host));

        assertThat(refused.status()).isEqualTo(421);
        assertThat(refused.text()).contains("KEPLER_MCP_ALLOWED_HOSTS");
    }

    @Test
    void letsEverythingPassWhenTheOperatorWantsThat() {
        assertPasses(OPEN, Sent.nothing().with("Origin", "https://evil.example").with("Host", "evil.example"));
        assertPasses(
                new OriginAndHost(List.of(), new Hosts(List.of("*"))),
                Sent.nothing().with("Host", "evil.example"));
    }

    private static void assertPasses(OriginAndHost check, Headers headers) {
        assertThatCode(() -> check.check(headers)).doesNotThrowAnyException();
    }

    private static RpcException refusal(Headers headers) {
        RpcException refused = catchThrowableOfType(RpcException.class, () -> STRICT.check(headers));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }
}
