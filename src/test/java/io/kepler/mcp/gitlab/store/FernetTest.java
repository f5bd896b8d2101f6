package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of the Fernet specification. */
class FernetTest {
    private static final String KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
    private static final String TOKEN =
            "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
    /**
     * Made by Python's cryptography 48.0.0:
     * {@code Fernet(KEY)._encrypt_from_parts('Grüße aus Köln'.encode(), 1767225600, bytes(range(16)))}.
     */
    private static final String OF_PYTHON =
            "gAAAAABpVbkAAAECAwQFBgcICQoLDA0OD_UL_G5FDKXtcvckC8RL7qDHenwPyV0qGu1-N5fM97bcWERbtNsFQEwCJdOOCPXcBZse9xoHo5lGE2jgbNkUgb8=";

    private static final String TEXT_OF_PYTHON = "Grüße aus Köln";
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static final byte[] IV = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final Fernet fernet = Fernet.of(KEY);

    @Test
    void encryptsAsTheSpecificationSays() {
        assertThat(fernet.encrypt(bytes("hello"), time("1985-10-26T01:20:00-07:00"), IV))
                .isEqualTo(TOKEN);
    }

    @Test
    void decryptsAsTheSpecificationSays() {
        assertThat(fernet.decrypt(TOKEN, MINUTE, time("1985-10-26T01:20:01-07:00")))
                .hasValue(bytes("hello"));
        assertThat(fernet.decrypt(TOKEN)).hasValue(bytes("hello"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "incorrect mac,"
                + "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==,"
                + "1985-10-26T01:20:01-07:00",
        "too short,gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==,1985-10-26T01:20:01-07:00",
        "invalid base64,"
                + "%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==,"
                + "1985-10-26T01:20:01-07:00",
        "payload size not multiple of block size,"
                + "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm,"
                + "1985-10-26T01:20:01-07:00",
        "payload padding error,"
                + "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==,"
                + "1985-10-26T01:20:01-07:00",
        "far-future time,"
                + "gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw==,"
                + "1985-10-26T01:20:01-07:00",
        "expired,"
                + "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==,"
                + "1985-10-26T01:21:31-07:00",
        "incorrect IV,"
                + "gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==,"
                + "1985-10-26T01:20:01-07:00"
    })
    void refusesWhatTheSpecificationRefuses(String why, String token, String now) {
        assertThat(fernet.decrypt(token, MINUTE, time(now))).as(why).isEmpty();
    }

    @Test
    void refusesATokenOfAnotherVersion() {
        assertThat(fernet.decrypt("gQ" + TOKEN.substring(2))).isEmpty();
    }

    @Test
    void encryptsTheSameTextDifferentlyEachTime() {
        String token = fernet.encrypt(bytes("hello"));

        assertThat(fernet.encrypt(bytes("hello"))).isNotEqualTo(token);
        assertThat(fernet.decrypt(token)).hasValue(bytes("hello"));
        assertThat(Fernet.of(Fernet.generateKey()).decrypt(token)).isEmpty();
    }

    @Test
    void refusesAKeyOfAnotherLength() {
        assertThatThrownBy(() -> Fernet.of("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesToTheByteWhatPythonWrites() {
        Instant then = Instant.ofEpochSecond(1767225600);

        assertThat(fernet.encrypt(bytes(TEXT_OF_PYTHON), then, IV)).isEqualTo(OF_PYTHON);
        assertThat(fernet.decrypt(OF_PYTHON, MINUTE, then)).hasValue(bytes(TEXT_OF_PYTHON));
    }

    @Test
    void understandsWhatPythonWrites() throws Exception {
        String token = python("print(Fernet('%s').encrypt('Grüße'.encode()).decode())".formatted(KEY));

        assertThat(fernet.decrypt(token, MINUTE, Instant.now())).hasValue(bytes("Grüße"));
    }

    @Test
    void writesWhatPythonUnderstands() throws Exception {
        String key = Fernet.generateKey();
        String token = Fernet.of(key).encrypt(bytes("Grüße"));

        assertThat(python("print(ascii(Fernet('%s').decrypt('%s', ttl=60).decode()))".formatted(key, token)))
                .isEqualTo("'Gr\\xfc\\xdfe'");
    }

    private static String python(String line) throws IOException, InterruptedException {
        assumeTrue(canRunPython(), "python3 with the module cryptography is not here");
        Process process = start("from cryptography.fernet import Fernet; " + line);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }

    private static boolean canRunPython() throws InterruptedException {
        try {
            return start("import cryptography").waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start(String script) throws IOException {
        return new ProcessBuilder("python3", "-c", script)
                .redirectErrorStream(true)
                .start();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
