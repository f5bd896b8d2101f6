package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kmcp_at_abcDEF_123-xyz",
                "kmcp_rt_abcDEF_123-xyz",
                "glpat-abcDEF_123-xyz",
                "glpat-abc.01.0w1a2b3c4",
                "gloas-0123456789abcdef",
                "gldt-secret",
                "glrt-t1_secret",
                "glrtr-secret",
                "glcbt-64_secret",
                "glptt-secret",
                "glft-secret",
                "glimt-secret",
                "glagent-secret",
                "glwt-secret",
                "glsoat-secret",
                "glffct-secret",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"
            })
    void masksEveryKindOfToken(String token) {
        assertThat(Redaction.of("token \"" + token + "\" was revoked")).isEqualTo("token \"***\" was revoked");
    }

    @Test
    void masksWhatIsAnnouncedAsASecret() {
        assertThat(Redaction.of("?private_token=abc&x=1")).isEqualTo("?private_token=***&x=1");
        assertThat(Redaction.of("Cookie: _gitlab_session=abc; a=b")).isEqualTo("Cookie: _gitlab_session=***; a=b");
        assertThat(Redaction.of("Authorization: Bearer abcdefgh")).isEqualTo("Authorization: Bearer ***");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "404 Project Not Found; sha 0123456789abcdef0123456789abcdef01234567 of glossary-page";

        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void makesOneShortLine() {
        assertThat(Redaction.line(" a\r\nb\u0000\tc\u202e ")).isEqualTo("a b c");
        assertThat(Redaction.line("x".repeat(100_000))).hasSize(300).endsWith("...");
    }

    @Test
    void tellsWhatWasThrownInOneLineWithoutItsStack() {
        Exception thrown = new IllegalStateException("token glpat-abcdefgh\nis odd", new IOException("reset"));

        assertThat(Redaction.line(thrown))
                .startsWith("IllegalStateException: token *** is odd at RedactionTest.java:")
                .contains(" <- IOException: reset at ")
                .doesNotContain("\n")
                .doesNotContain("\tat ");
    }
}
