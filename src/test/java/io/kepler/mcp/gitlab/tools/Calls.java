package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls tools as Alice, at a GitLab in memory. */
public final class Calls {

    private final Catalogue catalogue;
    private final Toolbox toolbox;
    private final FakeGitLab gitlab = new FakeGitLab();

    private Calls(Catalogue catalogue, Map<String, Handler> handlers) {
        this.catalogue = catalogue;
        this.toolbox = new Toolbox(catalogue, handlers, Duration.ofMinutes(1));
    }

    /** The tools that users see, with their handlers. */
    public static Calls real() {
        Configuration configuration =
                Configuration.load(Deployment.STANDALONE, List.of()).configuration();
        return new Calls(Catalogue.load(), Handlers.all(configuration, new Build("kepler-mcp-gitlab", "1.2.3")));
    }

    /** The tools of a test. */
    static Calls of(String yaml) {
        return new Calls(CatalogueText.issues(yaml).read(), Map.of());
    }

    public FakeGitLab gitlab() {
        return gitlab;
    }

    public Answer answer(String tool, Map<String, Object> arguments) {
        Caller alice = new Caller(gitlab, FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
        return toolbox.call(catalogue.find(tool).orElseThrow(), arguments, alice);
    }

    public JsonNode call(String tool, Map<String, Object> arguments) {
        return JsonMapper.shared().readTree(answer(tool, arguments).toString());
    }

    /** The failure of a call that must end with this one. */
    public GitLabException failure(Fault fault, String tool, Map<String, Object> arguments) {
        GitLabException failure = catchThrowableOfType(GitLabException.class, () -> answer(tool, arguments));
        assertThat(failure).as("the call fails").isNotNull();
        assertThat(failure.fault()).isEqualTo(fault);
        return failure;
    }
}
