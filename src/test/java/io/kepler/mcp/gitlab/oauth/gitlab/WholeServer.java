package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.app.RestApplication;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.oauth.AuthorizationServer;
import io.kepler.mcp.gitlab.oauth.BrowserAnswers;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.oauth.LoginGate;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.oauth.Principal;
import io.kepler.mcp.gitlab.oauth.RenewingGitLab;
import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import io.kepler.mcp.gitlab.store.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jersey.servlet.ServletContainer;

/** Our authorization server with the real login before it, a sample GitLab behind it, and a database. */
final class WholeServer implements AutoCloseable {

    static final String CONTEXT = "/kepler";

    final SampleGitLab sample;
    final AuthorizationServer server;

    private final Tomcat tomcat = new Tomcat();
    private final JerseyGitLab gitlab;
    private final Database database;

    WholeServer(Path scratch) throws Exception {
        tomcat.setBaseDir(scratch.toString());
        tomcat.setSilent(true);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // Binds the port, so that the address is known to what starts after it.
        tomcat.init();
        sample = SampleGitLab.start(0, "/gitlab");
        sample.oauth().redirectUris(url() + "/oauth/callback");
        Configuration configuration = configuration(scratch);
        database = Database.open(configuration.store(), configuration.server().environment());
        Stores stores = database.stores();
        gitlab = new JerseyGitLab(configuration.gitlab());
        OAuthConfig config = configuration.oauth();
        Issuer issuer = new Issuer(URI.create(url()));
        Mint mint = new Mint();
        InstantSource clock = InstantSource.system();
        GitLabOAuth application = new GitLabOAuth(gitlab.oauth(), config.application(), sample.url(), issuer, clock);
        BrowserLogin login = new BrowserLogin(
                application,
                issuer,
                stores.browserSessions(),
                mint,
                clock,
                new BrowserAnswers(issuer, "Kepler")::refuse,
                LoginGate.of(config, issuer, stores, mint, clock));
        server = AuthorizationServer.of(
                configuration,
                new AuthorizationServer.Surroundings(stores, gitlab, login, application, clock, System::nanoTime));
        Context context = tomcat.addContext(CONTEXT, scratch.toString());
        context.addServletContainerInitializer((classes, servlets) -> login.register(servlets), null);
        Tomcat.addServlet(context, "rest", new ServletContainer(RestApplication.of(server.resources())));
        context.addServletMappingDecoded("/*", "rest");
        tomcat.start();
    }

    private Configuration configuration(Path scratch) {
        return Configuration.load(
                        Deployment.CONTAINER,
                        List.of(Sources.environment(Map.of(
                                "KEPLER_MCP_DATA_DIR",
                                scratch.resolve("data").toString(),
                                "KEPLER_MCP_AUTH_MODES",
                                "oauth",
                                "KEPLER_MCP_PUBLIC_URL",
                                url(),
                                "KEPLER_MCP_GITLAB_URL",
                                sample.url().toString(),
                                "KEPLER_MCP_OAUTH_CLIENT_ID",
                                SampleOAuth.CLIENT_ID,
                                "KEPLER_MCP_OAUTH_CLIENT_SECRET",
                                SampleOAuth.CLIENT_SECRET))))
                .configuration();
    }

    /** What a tool does in the name of a user; fails when GitLab refuses it. */
    void callsAs(Principal principal, String path) {
        new RenewingGitLab(gitlab, server.accessTokens(), principal)
                .send(Request.get(path), principal.credential(), Deadline.in(Duration.ofSeconds(10)))
                .close();
    }

    String url() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + CONTEXT;
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        database.close();
        gitlab.close();
        sample.close();
    }
}
