package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of a container, run as an administrator runs it. */
record Script(Process process, Path output) implements AutoCloseable {

    /** Only there to end a hopeless wait. */
    private static final long PATIENCE_SECONDS = 120;

    /**
     * @param folder where it is run
     * @param environment what it is told besides
     */
    static Script start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "script", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Script(builder.start(), output);
    }

    /** Waits until it is done with what it had to do. */
    void succeed() throws IOException {
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("a script failed:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            close();
        }
    }

    /** Waits until what it runs answers. */
    void answersAt(URI health) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers(health)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("it does not answer:\n" + Files.readString(output));
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean answers(URI health) {
        try {
            return McpHttp.at(health).get().status() == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    /** Ends it as a service manager does, and what it started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        process.toHandle().onExit().join();
        children.forEach(child -> child.onExit().join());
    }
}
