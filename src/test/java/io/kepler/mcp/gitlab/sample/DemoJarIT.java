package io.kepler.mcp.gitlab.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.McpHttp;
import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.it.Ports;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoJarIT {

    private static Demo demo;

    @BeforeAll
    static void start() throws Exception {
        demo = Demo.start(Ports.free(), List.of("target/kepler-mcp-gitlab.war"));
        assertThat(demo.waitUntilHealthy()).isTrue();
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void connectsAClientThatKnowsTheAddressOnly() throws Exception {
        Browser browser = Browser.stoppingAt(OAuthClient.CALLBACK);
        OAuthClient client = OAuthClient.register(OAuthEndpoints.discover(URI.create(demo.url() + "/mcp")), browser);

        String user = client.connect("Bob").call().body();

        assertThat(user).contains("bob").doesNotContain("alice");
        assertThat(browser.open(demo.url() + "/connections").body()).contains("The Client");
    }

    @Test
    void showsTheConnectionsToWhoSignsIn() throws Exception {
        Page page = Browser.create()
                .open(demo.url() + "/oauth/authorize")
                .press("Alice")
                .press("Authorize");

        assertThat(page.url()).hasToString(demo.url() + "/connections");
        assertThat(page.body()).contains("Alice").contains(demo.url() + "/mcp");
    }

    @Test
    void takesTheTokensThatItTells() {
        String welcome = demo.welcome();

        assertThat(welcome)
                .contains(demo.url() + "/mcp", demo.url() + "/connections", SampleGitLab.BOB_TOKEN)
                .doesNotContain("{mcp}", "{url}", "{alice}");
        assertThat(mcp().as(SampleGitLab.BOB_TOKEN)
                        .plain("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()))
                        .body())
                .contains("bob");
    }

    private static McpHttp mcp() {
        return McpHttp.at(URI.create(demo.url() + "/mcp"));
    }
}
