package io.kepler.mcp.gitlab.completions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What GitLab is asked when an argument is completed, and the field that the items of its answer have to have. */
public record CompletionRequest(String name, RequestTemplate template, Request request, List<String> fields) {

    private static final Map<String, String> GIVEN =
            Map.of("project_id", "größe/main", "group_id", "größe", "ref", "größe/main", "pipeline_id", "7");

    public static Stream<CompletionRequest> all() {
        return Completions.load(Catalogue.load()).arguments().values().stream()
                .distinct()
                .flatMap(argument -> argument.sources().stream().map(source -> of(argument, source)));
    }

    private static CompletionRequest of(Argument argument, Source source) {
        FakeGitLab gitlab = new FakeGitLab();
        Caller alice = new Caller(gitlab, FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
        Question question = new Question("größe/m", GIVEN, alice, Deadline.in(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> question.ask(source)).isInstanceOf(GitLabException.class);
        return new CompletionRequest(
                argument.name(), source.request(), gitlab.asked().get(0).request(), List.of(source.value()));
    }

    @Override
    public String toString() {
        return name + " " + template;
    }
}
