package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LinesTest {

    @Test
    void escapeWhatATerminalObeysOrAReaderOfLinesTakesForAnEnd() {
        String hostile = "\"a\u007fb\u0080\u009b31mc\u2028d\u2029\u00a0é😀\"";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Lines lines = lines(out)) {
            lines.write(hostile.getBytes(StandardCharsets.UTF_8));
        }
        String written = out.toString(StandardCharsets.UTF_8);

        assertThat(written).isEqualTo("\"a\\u007fb\\u0080\\u009b31mc\\u2028d\\u2029\u00a0é😀\"\n");
        assertThat(JsonMapper.shared().readValue(written, String.class))
                .isEqualTo(JsonMapper.shared().readValue(hostile, String.class));
    }

    @Test
    void areBrokenWhenNobodyReads() throws Exception {
        PrintStream closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        try (Lines lines = lines(closed)) {
            lines.write(new byte[] {'1'});

            lines.broken().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void endAProcessWhoseInputStaysOpen() throws Exception {
        try (PipedOutputStream in = new PipedOutputStream();
                InputStream open = new PipedInputStream(in);
                StdioClient client = new StdioClient(Map.of(), open, closed())) {
            in.write((Sent.request("ping", "") + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();

            client.awaitEnd();
        }
    }

    @Test
    void endAProcessWhoseAnswersNobodyReads() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        OutputStream stuck = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            said.append(Sent.request("ping", "")).append('\n');
        }
        try (InputStream ended = new ByteArrayInputStream(said.toString().getBytes(StandardCharsets.UTF_8));
                StdioClient client = new StdioClient(Map.of(), ended, stuck)) {
            client.awaitEnd();
        } finally {
            never.countDown();
        }
    }

    private static OutputStream closed() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
    }

    private static Lines lines(OutputStream out) {
        return new Lines(out, new ResponseWriter(JsonMapper.shared(), new ServerDescription("a", "1", "a"), false))
                .begin();
    }
}
