package io.kepler.mcp.gitlab.tools.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.tools.Calls;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Tool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HandlersTest {

    private final Calls calls = Calls.real();

    @Test
    void areThoseTheCatalogueNames() {
        Configuration configuration =
                Configuration.load(Deployment.STANDALONE, List.of()).configuration();
        List<String> named = Catalogue.load().tools().stream()
                .map(Tool::handler)
                .filter(Objects::nonNull)
                .distinct()
                .toList();

        assertThat(Handlers.all(configuration, Build.read()).keySet()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void tellAboutThisServerWithoutAskingGitLab() {
        assertThat(calls.call("ping", Map.of())).hasToString("{\"result\":\"pong\"}");
        assertThat(calls.call("health_status", Map.of()).path("status").asString())
                .isEqualTo("ok");
        assertThat(calls.call("server_info", Map.of()).path("version").asString())
                .isEqualTo("1.2.3");
        assertThat(calls.call("get_gitlab_config", Map.of()).path("auth_method").asString())
                .isEqualTo("private_token");
        assertThat(calls.gitlab().asked()).isEmpty();
    }
}
