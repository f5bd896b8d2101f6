package io.kepler.mcp.gitlab.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The process a container runs in, looked at with the tools of the JDK. */
record Jvm(long pid) {

    /** The child of this process that was started for a base folder. */
    static Jvm of(Container container) {
        String base = container.base().toString();
        return ProcessHandle.current()
                .descendants()
                .filter(process -> arguments(process).anyMatch(argument -> argument.endsWith(base)))
                .findFirst()
                .map(process -> new Jvm(process.pid()))
                .orElseThrow(() -> new IllegalStateException("no container runs in " + base));
    }

    /**
     * How many deployments of ours are still in memory after a full garbage collection. Each has classes of its own, so
     * a class with living objects is listed as often as there are deployments.
     */
    int deploymentsAlive() throws IOException {
        return jcmd("GC.class_histogram")
                .lines()
                .filter(line -> line.contains(" io.kepler."))
                .map(line -> line.strip().split(" +", -1)[3])
                .collect(groupingBy(name -> name, summingInt(name -> 1)))
                .values()
                .stream()
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    private String jcmd(String command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), "" + pid, command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!output.contains("java.lang.String")) {
            throw new IOException("jcmd said: " + output);
        }
        return output;
    }

    private static Stream<String> arguments(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of);
    }
}
