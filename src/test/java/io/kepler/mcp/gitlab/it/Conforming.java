package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the official conformance suite asks of the protocol code, with everything in place that it looks for. */
abstract class Conforming {
    private static final Set<String> TASKS = Set.of(
            "tasks-lifecycle",
            "tasks-capability-negotiation",
            "tasks-wire-fields",
            "tasks-request-state-removal",
            "tasks-mrtr-input",
            "tasks-request-headers",
            "tasks-dispatch-and-envelope",
            "tasks-status-notifications",
            "tasks-required-task-error",
            "tasks-mrtr-composition");

    /** Where the nodes are, without path. */
    abstract List<URI> nodes();

    /** The path of the endpoint. */
    abstract String path();

    private Verdict judged(String revision) throws Exception {
        try (RoundRobin address = RoundRobin.as(SampleGitLab.ALICE_TOKEN)) {
            address.over(nodes());
            return Verdict.on(address.url(), path(), revision);
        }
    }

    private static void assertGood(Verdict verdict) {
        assertThat(verdict.exitCode()).as(verdict.output()).isZero();
        assertThat(verdict.good())
                .as(verdict.output())
                .isEqualTo(verdict.scores().keySet());
    }

    @Test
    void keepsWhatTheRevisionWithSessionsAsks() throws Exception {
        Verdict verdict = judged("2025-11-25");
        assertGood(verdict);
        assertThat(verdict.scores()).hasSize(33).containsKeys("server-session-lifecycle", "json-schema-2020-12");
        assertThat(verdict.passed()).as(verdict.output()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void keepsWhatTheRevisionWithoutSessionsAsks() throws Exception {
        Verdict verdict = judged("2026-07-28");
        assertGood(verdict);
        assertThat(verdict.scores())
                .hasSize(50)
                .containsKeys(Stream.concat(
                                TASKS.stream(),
                                Stream.of(
                                        "http-header-validation",
                                        "http-custom-header-server-validation",
                                        "json-schema-2020-12"))
                        .toArray(String[]::new));
        assertThat(verdict.passed()).as(verdict.output()).isGreaterThanOrEqualTo(196);
    }
}
