package io.kepler.mcp.gitlab.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program below {@code src/test/js} or its {@code node_modules} that runs beside a test. */
public final class NodeProgram implements AutoCloseable {

    /** Only there to end a hopeless wait. */
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Transcript transcript = new Transcript();
    private final List<Thread> readers = new ArrayList<>();

    private NodeProgram(Process process) {
        this.process = process;
        read(process.inputReader(StandardCharsets.UTF_8));
        read(process.errorReader(StandardCharsets.UTF_8));
    }

    /**
     * Starts a program; the test is skipped where there is no Node.
     *
     * @param script its path below {@code src/test/js}, such as {@code node_modules/some/index.js}
     */
    public static NodeProgram start(String script, String... arguments) throws IOException, InterruptedException {
        return start(Map.of(), script, arguments);
    }

    /** The same with more in its environment. */
    public static NodeProgram start(Map<String, String> environment, String script, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder().directory(Installation.folder().toFile());
        builder.command().add(Installation.node());
        builder.command().add(script);
        builder.command().addAll(List.of(arguments));
        // Nothing opens a window on the screen of whoever runs the tests.
        List.of("DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION")
                .forEach(builder.environment()::remove);
        builder.environment().put("BROWSER", "true");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().putAll(environment);
        return new NodeProgram(builder.start());
    }

    /** Waits for the first line, of whichever stream, that holds the pattern; fails when it ends without one. */
    public Matcher await(Pattern pattern) throws InterruptedException {
        return transcript
                .await(pattern, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))
                .orElseThrow(() -> new AssertionError("It never said " + pattern + " but:\n" + transcript));
    }

    /** Writes a line to its standard input. */
    public void say(String line) {
        try {
            Writer input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("It listens no more, but said:\n" + transcript, e);
        }
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end, but said:\n" + transcript);
        }
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        return process.exitValue();
    }

    /** What it wrote until now, to both streams. */
    public String output() {
        return transcript.toString();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read(BufferedReader stream) {
        transcript.begin();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                            transcript.add(line);
                        }
                    } catch (IOException closed) {
                        // It was stopped: there is nothing left to read.
                        return;
                    } finally {
                        transcript.end();
                    }
                },
                "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }
}
