package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process takes of the machine, as far as that can be seen from outside. */
record Usage(Optional<ProcessHandle> process) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final Pattern USED = Pattern.compile("(?m)^(?!.*(?:Metaspace|class space)).*used (\\d+)K");

    /** All CPU so far, of all threads, or zero when it is not known. */
    Duration cpu() {
        return process.flatMap(running -> running.info().totalCpuDuration()).orElse(Duration.ZERO);
    }

    /** Memory in MB that is not swapped out; only Linux tells. */
    OptionalDouble residentMegabytes() throws IOException {
        OptionalLong kilobytes = status(RESIDENT);
        return kilobytes.isPresent() ? OptionalDouble.of(kilobytes.getAsLong() / 1024.0) : OptionalDouble.empty();
    }

    /** How many threads it has; only Linux tells. */
    OptionalLong threads() throws IOException {
        return status(THREADS);
    }

    private OptionalLong status(Pattern wanted) throws IOException {
        Path status =
                Path.of("/proc", process.map(ProcessHandle::pid).orElse(0L).toString(), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        Matcher found = wanted.matcher(Files.readString(status));
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    void collectGarbage() throws IOException {
        jcmd("GC.run");
    }

    /** What of the heap is in use, in MB; only a Java process of this user tells. */
    OptionalDouble heapMegabytes() throws IOException {
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        while (used.find()) {
            kilobytes += Long.parseLong(used.group(1));
        }
        return kilobytes == 0 ? OptionalDouble.empty() : OptionalDouble.of(kilobytes / 1024.0);
    }

    private String jcmd(String command) throws IOException {
        if (process.isEmpty()) {
            return "";
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asking = new ProcessBuilder(jcmd, Long.toString(process.get().pid()), command)
                .redirectErrorStream(true)
                .start();
        return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
