package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Tool;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FailuresTest {

    private static final Tool TOOL = Catalogue.load().find("get_issue").orElseThrow();
    private static final Caller ALICE = new Caller(new FakeGitLab(), FakeGitLab.ALICE, new Identity(1, "alice", "A"));

    private final LogCapture log = new LogCapture();
    private final Failures failures = new Failures();

    @AfterEach
    void close() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void giveEveryFaultItsCodeAndWhatToDoNext(Fault fault) {
        JsonNode error = error(failures.failed(TOOL, ALICE, new GitLabException(fault, "What happened.")));

        assertThat(error.path("code").asString()).isEqualTo(fault.name().toLowerCase(Locale.ROOT));
        assertThat(error.path("message").asString()).isEqualTo("What happened.");
        assertThat(error.path("next").asString()).endsWith(".").hasSizeGreaterThan(10);
        assertThat(error.has("gitlab_status")).isFalse();
        assertThat(error.has("retry_after_seconds")).isFalse();
    }

    @Test
    void giveEveryFaultAnotherAdvice() {
        Set<String> advice = new HashSet<>();
        for (Fault fault : Fault.values()) {
            advice.add(error(failures.failed(TOOL, ALICE, new GitLabException(fault, "x")))
                    .path("next")
                    .asString());
        }
        assertThat(advice).hasSize(Fault.values().length);
    }

    @Test
    void tellWhatGitLabTold() {
        JsonNode error = error(failures.failed(
                TOOL,
                ALICE,
                new GitLabException(
                        Fault.RATE_LIMITED,
                        429,
                        "Slow down.",
                        Optional.of("01ABC"),
                        Optional.of(Duration.ofSeconds(7)))));

        assertThat(error.path("gitlab_status").asInt()).isEqualTo(429);
        assertThat(error.path("gitlab_request_id").asString()).isEqualTo("01ABC");
        assertThat(error.path("retry_after_seconds").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void bringTheAnswerAndTheLogTogetherByAReference(Fault fault) {
        JsonNode error = error(failures.failed(
                TOOL, ALICE, new GitLabException(fault, 418, "Why.", Optional.of("01ABC"), Optional.empty())));

        assertThat(error.path("reference").asString()).matches("[0-9a-f]{8}");
        assertThat(log.line().getMessage())
                .startsWith(error.path("reference").asString())
                .contains("get_issue", fault.code(), "alice", "Why.", "418", "01ABC");
        assertThat(log.text()).doesNotContain(FakeGitLab.ALICE.token());
    }

    @Test
    void wakeTheOperatorOnlyWhenTheCallerIsNotTheCause() {
        for (Fault fault : Fault.values()) {
            try (LogCapture one = new LogCapture()) {
                failures.failed(TOOL, ALICE, new GitLabException(fault, "x"));
                boolean operators = switch (fault) {
                    case RATE_LIMITED, TIMED_OUT, UNAVAILABLE, INTERNAL -> true;
                    case NOT_FOUND, FORBIDDEN, UNAUTHENTICATED, INVALID, CONFLICT, TOO_LARGE -> false;
                };
                assertThat(one.line().getLevel()).as(fault.code()).isEqualTo(operators ? Level.WARNING : Level.FINE);
            }
        }
    }

    @Test
    void nameEveryWrongArgument() {
        JsonNode error = error(failures.invalid(TOOL, new InvalidArguments(List.of("a is required.", "b is wrong."))));

        assertThat(error.path("code").asString()).isEqualTo("invalid");
        assertThat(error.path("message").asString()).isEqualTo("a is required.\nb is wrong.");
        assertThat(error.path("next").asString()).contains("get_issue");
        assertThat(log.line().getLevel()).isEqualTo(Level.FINE);
        assertThat(log.line().getMessage()).startsWith(error.path("reference").asString());
    }

    @Test
    void tellTheModelNothingOfAFaultOfOurs() {
        JsonNode error = error(failures.broken(TOOL, ALICE, new IllegalStateException("secret detail")));

        assertThat(error.path("code").asString()).isEqualTo("internal");
        assertThat(error).asString().doesNotContain("secret", "Exception");
        assertThat(log.line().getLevel()).isEqualTo(Level.SEVERE);
        assertThat(log.line().getMessage())
                .startsWith(error.path("reference").asString())
                .contains("get_issue", "alice", "IllegalStateException: secret detail at FailuresTest.java:");
        assertThat(log.line().getThrown()).isNull();
    }

    @Test
    void writeHalfACharacterAsUnicode() {
        JsonNode error = error(failures.failed(TOOL, ALICE, new GitLabException(Fault.INVALID, "cut \ud83d")));

        assertThat(error.path("message").asString()).isEqualTo("cut \ufffd");
    }

    private static JsonNode error(Answer answer) {
        return JsonMapper.shared().readTree(answer.toString()).path("error");
    }
}
