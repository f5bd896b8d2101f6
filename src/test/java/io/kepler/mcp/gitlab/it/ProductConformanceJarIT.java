package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The WAR as users get it passes every scenario of the conformance suite that needs nothing put in place for it. */
class ProductConformanceJarIT {
    private static SampleGitLab gitlab;
    private static WarProcess war;
    private static RoundRobin address;

    @BeforeAll
    static void start() throws IOException {
        gitlab = SampleGitLab.start();
        war = WarProcess.start(Map.of("KEPLER_MCP_GITLAB_URL", gitlab.url().toString()));
        address = RoundRobin.as(SampleGitLab.ALICE_TOKEN);
        address.over(List.of(war.baseUri()));
    }

    @AfterAll
    static void stop() {
        address.close();
        war.close();
        gitlab.close();
    }

    @Test
    void withSessions() throws Exception {
        Verdict verdict = Verdict.on(address.url(), "/mcp", "2025-11-25");
        assertThat(verdict.good())
                .as(verdict.output())
                .contains(
                        "dns-rebinding-protection",
                        "logging-set-level",
                        "ping",
                        "prompts-list",
                        "resources-list",
                        "resources-subscribe",
                        "resources-unsubscribe",
                        "server-initialize",
                        "server-session-lifecycle",
                        "server-sse-multiple-streams",
                        "tools-list");
    }

    @Test
    void withoutSessions() throws Exception {
        Verdict verdict = Verdict.on(address.url(), "/mcp", "2026-07-28");
        assertThat(verdict.good())
                .as(verdict.output())
                .contains(
                        "caching",
                        "dns-rebinding-protection",
                        "http-header-validation",
                        "input-required-result-ignore-extra-params",
                        "input-required-result-missing-input-response",
                        "input-required-result-unsupported-methods",
                        "input-required-result-validate-input",
                        "prompts-list",
                        "resources-list",
                        "sep-2164-resource-not-found",
                        "server-sse-multiple-streams",
                        "tools-list");
    }
}
