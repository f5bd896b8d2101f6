package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.FreshLogin;
import io.kepler.mcp.gitlab.oauth.GitLabLogin;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import tools.jackson.databind.json.JsonMapper;

/** A Tomcat in this process with the login before pages that tell what they see. */
final class LoginNode implements AutoCloseable {

    static final String CONTEXT = "/kepler";

    private final Tomcat tomcat = new Tomcat();

    private LoginNode() {}

    /**
     * Starts on a free port.
     *
     * @param login makes the login when the address of the node is known
     */
    static LoginNode start(Path scratch, Function<LoginNode, BrowserLogin> login) throws Exception {
        LoginNode node = new LoginNode();
        node.tomcat.setBaseDir(scratch.toString());
        node.tomcat.setSilent(true);
        node.tomcat.setPort(0);
        node.tomcat.getConnector().setProperty("address", "127.0.0.1");
        // Binds the port, so that the address is known to what starts after it.
        node.tomcat.init();
        node.deploy(scratch, login.apply(node));
        node.tomcat.start();
        return node;
    }

    private void deploy(Path scratch, BrowserLogin login) throws IOException {
        Context context = tomcat.addContext(CONTEXT, scratch.toString());
        context.addServletContainerInitializer((classes, servlets) -> login.register(servlets), null);
        add(context, new TellingPages(login));
    }

    private static void add(Context context, HttpServlet pages) {
        Tomcat.addServlet(context, "pages", pages);
        context.addServletMappingDecoded("/*", "pages");
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + CONTEXT;
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    /** Says which page was reached, and who is known there. */
    static final class TellingPages extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private static final JsonMapper JSON = JsonMapper.shared();

        private final transient GitLabLogin login;

        TellingPages(GitLabLogin login) {
            this.login = login;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String user =
                    login.user(request, response).map(GitLabUser::username).orElse("nobody");
            Optional<FreshLogin> fresh = login.take(request, response);
            Map<String, String> seen = new LinkedHashMap<>();
            seen.put("page", String.valueOf(request.getPathInfo()));
            seen.put("user", user);
            seen.put("fresh", fresh.map(login -> login.user().username()).orElse("nobody"));
            seen.put(
                    "access",
                    fresh.map(login -> login.tokens().access().reveal()).orElse(""));
            seen.put("principal", String.valueOf(request.getUserPrincipal()));
            seen.put("session", String.valueOf(request.getSession(false)));
            seen.put("body", new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            response.setContentType("application/json");
            response.getOutputStream().write(JSON.writeValueAsBytes(seen));
        }
    }
}
