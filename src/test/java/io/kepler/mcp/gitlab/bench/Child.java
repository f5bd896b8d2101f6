package io.kepler.mcp.gitlab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the benchmark: started, waited for until it says that it is ready, and stopped at the end. */
final class Child implements AutoCloseable {

    private final Process process;
    private final Thread stopper;
    private final String address;
    private final Duration untilReady;

    private Child(Process process, Thread stopper, String address, Duration untilReady) {
        this.process = process;
        this.stopper = stopper;
        this.address = address;
        this.untilReady = untilReady;
    }

    /** Starts a process and waits for a line with its address, the first group of the pattern. */
    static Child start(ProcessBuilder command, Pattern ready) throws IOException {
        return start(command, "", ready);
    }

    /** The same with something said to it at once. */
    static Child start(ProcessBuilder command, String said, Pattern ready) throws IOException {
        long begin = System.nanoTime();
        Process process = command.redirectErrorStream(true).start();
        process.outputWriter(StandardCharsets.UTF_8).append(said).flush();
        Thread stopper = new Thread(process.toHandle()::destroy);
        Runtime.getRuntime().addShutdownHook(stopper);
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder heard = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ready.matcher(line);
            if (address.find()) {
                Duration untilReady = Duration.ofNanos(System.nanoTime() - begin);
                showTheRest(output);
                return new Child(process, stopper, address.group(1), untilReady);
            }
            heard.append(line).append(System.lineSeparator());
        }
        throw new IOException(command.command() + " ended before it was ready:" + System.lineSeparator() + heard);
    }

    /** What a process says under load is worth reading. */
    private static void showTheRest(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(System.err::println), "output");
        reader.setDaemon(true);
        reader.start();
    }

    String address() {
        return address;
    }

    Duration untilReady() {
        return untilReady;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        // By its handle, because the process object would close the output that is still being read.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
