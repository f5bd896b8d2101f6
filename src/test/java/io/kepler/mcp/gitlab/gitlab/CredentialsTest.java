package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @Test
    void travelInTheHeaderOfTheirScheme() {
        assertThat(Credentials.privateToken("glpat-12345"))
                .returns("PRIVATE-TOKEN", Credential::headerName)
                .returns("glpat-12345", Credential::headerValue);
        assertThat(Credentials.jobToken("glcbt-12345")).returns("JOB-TOKEN", Credential::headerName);
        assertThat(Credentials.bearer("12345678"))
                .returns("Authorization", Credential::headerName)
                .returns("Bearer 12345678", Credential::headerValue);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "with a space", "line\r\nbreak: x", "tab\tstop--", "ümlaut-token", "del\u007f-token"
            })
    void refuseWhatCannotBeAToken(String token) {
        assertThatExceptionOfType(MalformedCredentialException.class)
                .isThrownBy(() -> Credentials.privateToken(token))
                .satisfies(e -> assertThat(e).message().doesNotContain(token.isEmpty() ? "***" : token));
    }

    @Test
    void refuseATokenOfAbsurdLength() {
        assertThatExceptionOfType(MalformedCredentialException.class)
                .isThrownBy(() -> Credentials.bearer("x".repeat(5000)));
    }

    @Test
    void areNeverPrinted() {
        assertThat(Credentials.privateToken("glpat-12345")).hasToString("PRIVATE_TOKEN ***");
    }
}
