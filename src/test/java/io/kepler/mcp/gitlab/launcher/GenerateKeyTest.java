package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GenerateKeyTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsThirtyTwoBytesAsPythonDoesAndNothingElse() {
        assertThat(run("generate-key")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).matches("[A-Za-z0-9_-]{43}=\\R");
        assertThat(Base64.getUrlDecoder()
                        .decode(out.toString(StandardCharsets.UTF_8).strip()))
                .hasSize(32);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void printsAnotherOneEachTime() {
        run("generate-key");
        run("generate-key");

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void takesNoOptions() {
        assertThat(run("generate-key", "--port", "8000")).isEqualTo(2);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("takes no options");
    }

    private int run(String... typed) {
        return new CommandLine(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(typed);
    }
}
