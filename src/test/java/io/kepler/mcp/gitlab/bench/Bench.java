package io.kepler.mcp.gitlab.bench;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows what a call costs: CPU of the server, time on top of GitLab's own, bytes, start and memory. */
final class Bench {

    private static final double MEGABYTE = 1024 * 1024;
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Plan plan;
    private final Figures figures = new Figures();

    private Bench(Plan plan) {
        this.plan = plan;
    }

    /** Takes no arguments: {@link Plan} says what can be set. Ends with an error only when a call fails. */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Bench(Plan.read()).run();
    }

    private void run() throws IOException, InterruptedException {
        System.out.println(machine());
        try (Child gitlab = Commands.gitlab(plan.gitlabPort())) {
            if (plan.url().isPresent()) {
                Usage usage = new Usage(plan.pid().flatMap(ProcessHandle::of));
                calls(plan.url().get(), gitlab, usage, Optional.empty());
            } else {
                measureWar(gitlab);
            }
        }
        figures.print(System.out);
    }

    private void measureWar(Child gitlab) throws IOException, InterruptedException {
        figures.add("size of the WAR, MB", Files.size(plan.war()) / MEGABYTE);
        for (int start = 1; start < plan.starts(); start++) {
            tokenMode(gitlab).close();
        }
        for (int start = 0; start < plan.starts(); start++) {
            stdio(gitlab);
        }
        try (Child server = tokenMode(gitlab)) {
            Usage usage = new Usage(Optional.of(server.handle()));
            Thread.sleep(SETTLING.toMillis());
            memory("memory of the idle server (RSS), MB", usage);
        }
        crowds(gitlab);
        try (ConnectedUser user = ConnectedUser.prepare(gitlab.address());
                Child server = Commands.server(plan.war(), plan.options(), user.settings(gitlab.address()))) {
            Usage usage = new Usage(Optional.of(server.handle()));
            calls(URI.create(server.address()), gitlab, usage, Optional.of(user.accessToken()));
            memory("memory after the load (RSS), MB", usage);
        }
    }

    private void crowds(Child gitlab) throws IOException {
        Map<String, String> settings = Map.of(
                "KEPLER_MCP_GITLAB_URL", gitlab.address(),
                "KEPLER_MCP_MAX_SESSIONS", Integer.toString(2 * plan.sessions()),
                "KEPLER_MCP_MAX_STREAMS_PER_USER", Integer.toString(2 * plan.streams()));
        try (Child server = Commands.server(plan.war(), plan.options(), settings)) {
            Usage usage = new Usage(Optional.of(server.handle()));
            new Crowds(plan, URI.create(server.address()), usage, figures).run();
        }
    }

    private Child tokenMode(Child gitlab) throws IOException {
        Child server = Commands.server(plan.war(), plan.options(), Map.of("KEPLER_MCP_GITLAB_URL", gitlab.address()));
        figures.add("ready after, s", server.untilReady().toMillis() / 1e3);
        return server;
    }

    private void stdio(Child gitlab) throws IOException {
        Map<String, String> settings =
                Map.of("KEPLER_MCP_GITLAB_URL", gitlab.address(), "KEPLER_MCP_GITLAB_TOKEN", SampleGitLab.ALICE_TOKEN);
        try (Child server = Commands.stdio(plan.war(), plan.options(), settings)) {
            figures.add("stdio: first answer after, s", server.untilReady().toMillis() / 1e3);
        }
    }

    private void memory(String name, Usage usage) throws IOException {
        usage.residentMegabytes().ifPresent(megabytes -> figures.add(name, megabytes));
    }

    private void calls(URI server, Child gitlab, Usage usage, Optional<String> accessToken)
            throws IOException, InterruptedException {
        Scenarios scenarios = Scenarios.prepare(plan, server, URI.create(gitlab.address()), accessToken);
        scenarios.sizes().forEach(figures::add);
        new Rounds(plan, scenarios, usage, figures).run();
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, Java %s, %s %s, load average %.1f",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
