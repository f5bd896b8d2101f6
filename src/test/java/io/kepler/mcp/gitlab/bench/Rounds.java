package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Warms the server up and measures the scenarios in turns, so that a noisy moment does not fall on one of them only. */
final class Rounds {

    private static final int WARMING_TURNS = 4;

    private final Plan plan;
    private final Scenarios scenarios;
    private final Usage server;
    private final Figures figures;

    Rounds(Plan plan, Scenarios scenarios, Usage server, Figures figures) {
        this.plan = plan;
        this.scenarios = scenarios;
        this.server = server;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        List<Scenario> busy = Stream.concat(
                        Stream.of(scenarios.getProject(), scenarios.listProjects()), scenarios.connected().stream())
                .toList();
        Duration turn = plan.warmup().dividedBy(WARMING_TURNS);
        for (int i = 0; i < WARMING_TURNS; i++) {
            for (Scenario scenario : busy) {
                scenario.run(turn, server);
            }
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (Scenario scenario : busy) {
                underLoad(scenario);
            }
            overhead();
            if (scenarios.connected().isPresent() && server.process().isPresent()) {
                compare(scenarios.connected().get());
            }
        }
    }

    /** Each way twice, the one between the other, so that what changes slowly meanwhile falls on both. */
    private void compare(Scenario connected) throws IOException, InterruptedException {
        Duration half = plan.round().dividedBy(2);
        double before = cpu(scenarios.getProject(), half);
        double first = cpu(connected, half);
        double second = cpu(connected, half);
        double after = cpu(scenarios.getProject(), half);
        figures.add("get_project, connected: CPU more than token mode, ms", (first + second - before - after) / 2);
    }

    private double cpu(Scenario scenario, Duration duration) throws IOException, InterruptedException {
        return scenario.run(duration, server).cpuMillisPerCall();
    }

    private void underLoad(Scenario scenario) throws IOException, InterruptedException {
        Sample sample = scenario.run(plan.round(), server);
        String name = scenario.name() + ", " + scenario.lanes().size() + " at once: ";
        if (server.process().isPresent()) {
            figures.add(name + "server CPU per call, ms", sample.cpuMillisPerCall());
        }
        figures.add(name + "calls per second", sample.callsPerSecond());
        figures.add(name + "median time, ms", sample.medianMillis());
    }

    private void overhead() throws IOException, InterruptedException {
        double direct = scenarios.direct().run(plan.round(), server).medianMillis();
        double called = scenarios.oneGetProject().run(plan.round(), server).medianMillis();
        figures.add("GitLab directly, one at a time: median time, ms", direct);
        figures.add("get_project, one at a time: median time, ms", called);
        figures.add("get_project, one at a time: overhead, ms", called - direct);
    }
}
