package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Hosts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stands before every address. A host name that is not ours belongs to a page of strangers (DNS rebinding). An address
 * has one form only, because the container, the guards and the resources would each read another form their own way.
 */
final class FrontDoor extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final int MISDIRECTED = 421;

    /** Parameters, empty and dot segments, and what would become one of these, or a slash, when it is decoded. */
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[;\\\\\\x00-\\x20\\x7f]|//|/\\.{1,2}(?:/|$)|%(?:2[ef5]|3b|5c|[01][0-9a-f]|7f)|%(?![0-9a-f]{2})",
            Pattern.CASE_INSENSITIVE);

    /** The endpoints of MCP see to their slashes themselves. */
    private static final Set<String> MAY_END_WITH_SLASH = Set.of("/", "/mcp/", "/sse/", "/messages/");

    private final transient Hosts hosts;

    FrontDoor(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Puts it before everything else; to be called before other filters are registered. */
    void register(ServletContext context) {
        FilterRegistration.Dynamic registration = context.addFilter("front-door", this);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> host = Collections.list(request.getHeaders("Host"));
        if (!host.isEmpty() && !hosts.serve(String.join(", ", host))) {
            refuse(
                    response,
                    MISDIRECTED,
                    "This host name is not served here; the operator can allow it with KEPLER_MCP_ALLOWED_HOSTS");
        } else if (!isPlain(request)) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing at this address");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whether the container goes by the very path that was sent. */
    private static boolean isPlain(HttpServletRequest request) {
        String sent = request.getRequestURI();
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        boolean slash = path.endsWith("/") && !MAY_END_WITH_SLASH.contains(path);
        return !slash && !AMBIGUOUS.matcher(sent).find() && sent.endsWith(path);
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(("{\"error\":\"" + why + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
