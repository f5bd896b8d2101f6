package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectUriTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com/cb, a.example.com",
        "https://a.example.com:8443/cb?x=1, a.example.com",
        "http://localhost:1234/cb, localhost (this computer)",
        "http://127.0.0.1/cb, 127.0.0.1 (this computer)",
        "http://[::1]:99/cb, [::1] (this computer)",
        "cursor://anysphere.cursor/cb, cursor:",
        "com.example.app:/cb, com.example.app:",
    })
    void mayBeRegistered(String uri, String shown) {
        assertThat(RedirectUri.parse(uri))
                .hasValueSatisfying(parsed -> assertThat(parsed.shown()).isEqualTo(shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example.com/cb",
                "http://localhost.example.com/cb",
                "http://0.0.0.0/cb",
                "https:///cb",
                "https:cb",
                "https://a_b/cb",
                "https://a.example.com/cb#",
                "https://me:you@a.example.com/cb",
                "https://a.example.com/c b",
                "https://a.example.com/c\u00e4",
                "https://a.example.com/c\r\nX: y",
                "mailto:me@example.com",
                "JavaScript://x/%0aalert(1)",
                "file:///etc/passwd",
                "view-source://x",
                "",
            })
    void mayNotBeRegistered(String uri) {
        assertThat(RedirectUri.parse(uri)).isEmpty();
    }

    @Test
    void isTheSameButForThePortOnlyOnThisComputer() {
        assertThat(is("http://127.0.0.1:5/cb", "http://127.0.0.1/cb")).isTrue();
        assertThat(is("http://localhost/cb", "http://localhost:7/cb")).isTrue();
        assertThat(is("https://a.example.com:5/cb", "https://a.example.com/cb")).isFalse();
        assertThat(is("http://localhost/cb", "http://127.0.0.1/cb")).isFalse();
        assertThat(is("app://x:5/cb", "app://x/cb")).isFalse();
    }

    private static boolean is(String asked, String registered) {
        return RedirectUri.parse(asked).orElseThrow().isOneOf(List.of(registered));
    }
}
