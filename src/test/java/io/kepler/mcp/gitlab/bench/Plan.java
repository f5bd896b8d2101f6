package io.kepler.mcp.gitlab.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to measure and for how long, from system properties that begin with {@code bench.}. Empty ones count as not set,
 * because Maven hands on all of them.
 *
 * @param warmup how long each scenario runs before it is measured
 * @param round how long each scenario runs in one round
 * @param concurrency how many clients call at once
 * @param streams how many listening streams are held open
 * @param sessions how many sessions are left idle
 * @param starts how often the WAR is started to see how long that takes
 * @param options for the Java that runs the WAR
 * @param url another server to measure instead of the WAR, which must use the stub GitLab at {@code gitlabPort}
 * @param pid the process of that other server, without which its CPU is not known
 * @param modern whether the calls are of revision 2026-07-28 instead of 2025-11-25 with a session
 */
record Plan(
        Duration warmup,
        Duration round,
        int rounds,
        int concurrency,
        int streams,
        int sessions,
        int starts,
        Path war,
        List<String> options,
        Optional<URI> url,
        Optional<Long> pid,
        int gitlabPort,
        boolean modern) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static Plan read() {
        return new Plan(
                duration("warmup", "40s"),
                duration("round", "10s"),
                number("rounds", 3),
                number("concurrency", 16),
                number("streams", 5_000),
                number("sessions", 20_000),
                number("starts", 3),
                Path.of(text("war").orElse("target/kepler-mcp-gitlab.war")).toAbsolutePath(),
                text("options").stream().flatMap(BLANKS::splitAsStream).toList(),
                text("url").map(URI::create),
                text("pid").map(Long::valueOf),
                number("gitlab.port", 0),
                text("revision").filter("2026-07-28"::equals).isPresent());
    }

    private static Duration duration(String name, String otherwise) {
        return Duration.parse("PT" + text(name).orElse(otherwise));
    }

    private static int number(String name, int otherwise) {
        return text(name).map(Integer::valueOf).orElse(otherwise);
    }

    private static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty("bench." + name)).filter(value -> !value.isBlank());
    }
}
