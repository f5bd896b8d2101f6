package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {

    @ParameterizedTest
    @CsvSource({
        "abc, abc",
        "https://me:pa@ss@host/x, https://***@host/x",
        "https://host?private_token=abc, https://host?***",
        "glpat-abcdefgh12345678, ***",
    })
    void showsTheTextWithoutWhatCouldBeSecret(String text, String shown) {
        assertThat(Quote.of(text)).isEqualTo('"' + shown + '"');
    }

    @ParameterizedTest
    @CsvSource({"120, 85"})
    void cutsWhatIsLong(int given, int shown) {
        assertThat(Quote.of("x".repeat(given))).hasSize(shown);
    }
}
