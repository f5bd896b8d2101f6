package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process takes of the machine, as far as that can be seen from outside. */
record Usage(Optional<ProcessHandle> process) {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /** All CPU so far, of all threads, or zero when it is not known. */
    Duration cpu() {
        return process.flatMap(running -> running.info().totalCpuDuration()).orElse(Duration.ZERO);
    }

    /** Memory in MB that is not swapped out; only Linux tells. */
    OptionalDouble residentMegabytes() throws IOException {
        Path status =
                Path.of("/proc", process.map(ProcessHandle::pid).orElse(0L).toString(), "status");
        if (!Files.isReadable(status)) {
            return OptionalDouble.empty();
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? OptionalDouble.of(Long.parseLong(resident.group(1)) / 1024.0) : OptionalDouble.empty();
    }
}
