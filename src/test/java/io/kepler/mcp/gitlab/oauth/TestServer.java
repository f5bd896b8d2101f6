package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.app.RestApplication;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Sources;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.servlet.ServletContainer;
import org.jspecify.annotations.Nullable;

/** The authorization server behind a real web server, with memory for stores and a GitLab of our making. */
final class TestServer implements AutoCloseable {
    static final String ISSUER = "https://mcp.example.com/gitlab-mcp";
    static final String CONTEXT = "/gitlab-mcp";
    /** A request header that stands for the container's own login. */
    static final String PRINCIPAL = "Test-Principal";

    final TestClock clock = new TestClock();
    final MemoryStores stores = new MemoryStores();
    final ScriptedGitLab gitlab = new ScriptedGitLab(clock, new Issuer(URI.create(ISSUER)));
    final Map<URI, String> documents = new ConcurrentHashMap<>();
    final AuthorizationServer server;

    private final Configuration configuration;
    private final Tomcat tomcat = new Tomcat();
    private final Path folder;

    TestServer(Map<String, String> settings) throws IOException, LifecycleException {
        Map<String, String> all = new HashMap<>(Map.of(
                "KEPLER_MCP_AUTH_MODES",
                "oauth",
                "KEPLER_MCP_PUBLIC_URL",
                ISSUER,
                "KEPLER_MCP_OAUTH_CLIENT_ID",
                "our-application",
                "KEPLER_MCP_GITLAB_URL",
                ScriptedGitLab.INSTANCE));
        settings.forEach((name, value) -> all.put("KEPLER_MCP_" + name, value));
        configuration = Configuration.load(Deployment.STANDALONE, List.of(Sources.environment(all)))
                .configuration();
        server = node();
        folder = Files.createTempDirectory("oauth-test");
        start();
    }

    /** Another node on the same stores. */
    AuthorizationServer node() {
        return new AuthorizationServer(
                configuration,
                new AuthorizationServer.Surroundings(stores, gitlab, gitlab, gitlab, clock, clock::nanos),
                this::document);
    }

    Challenges challenges() {
        return AuthorizationServer.challenges(configuration.oauth());
    }

    private byte[] document(URI address) throws IOException {
        String text = documents.get(address);
        if (text == null) {
            throw new FileNotFoundException("there is nothing at this address");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void start() throws LifecycleException {
        tomcat.setSilent(true);
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext(CONTEXT, folder.toString());
        FilterDef filter = new FilterDef();
        filter.setFilterName("principal");
        filter.setFilter(new PrincipalFilter());
        context.addFilterDef(filter);
        FilterMap everywhere = new FilterMap();
        everywhere.setFilterName("principal");
        everywhere.addURLPattern("/*");
        context.addFilterMap(everywhere);
        Tomcat.addServlet(context, "rest", new ServletContainer(RestApplication.of(server.resources())));
        context.addServletMappingDecoded("/*", "rest");
        tomcat.start();
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    TestBrowser browser() {
        return new TestBrowser(this);
    }

    @Override
    public void close() throws LifecycleException, IOException {
        tomcat.stop();
        tomcat.destroy();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class PrincipalFilter extends HttpFilter {
        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public @Nullable Principal getUserPrincipal() {
                            String name = request.getHeader(PRINCIPAL);
                            return name == null || name.isEmpty() ? null : () -> name;
                        }
                    },
                    response);
        }
    }
}
