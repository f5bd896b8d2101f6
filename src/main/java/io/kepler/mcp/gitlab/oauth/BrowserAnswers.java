package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.oauth.pages.ErrorPage;
import io.kepler.mcp.gitlab.oauth.pages.Frame;
import io.kepler.mcp.gitlab.oauth.pages.OnwardPage;
import io.kepler.mcp.gitlab.oauth.pages.Page;
import io.kepler.mcp.gitlab.oauth.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Answers where people look: pages for browsers, and for whoever does not ask for HTML the same in JSON. */
public final class BrowserAnswers {

    /** Nothing is loaded but our style sheet, nothing is sent but to us, and nobody frames it. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self';" + " frame-ancestors 'none'; base-uri 'none'";

    private static final Logger LOG = LoggerFactory.getLogger(BrowserAnswers.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Pages pages = new Pages();
    private final Frame frame;

    public BrowserAnswers(Issuer issuer, String appName) {
        this.frame = new Frame(appName, issuer.path());
    }

    Frame frame() {
        return frame;
    }

    /** Runs the work, and tells the user when it is refused. */
    Response answer(HttpServletRequest request, OAuthErrors.Work work) {
        try {
            return work.run();
        } catch (OAuthException e) {
            LOG.info(
                    "Refused at {}: {}: {}",
                    request.getServletPath() + request.getPathInfo(),
                    e.error(),
                    e.description());
            return refusal(request, e);
        } catch (IOException e) {
            LOG.debug("A request could not be read: {}", e.toString());
            return refusal(request, OAuthException.invalidRequest("The request could not be read."));
        } catch (StoresUnavailableException e) {
            LOG.error("The stores do not answer", e);
            return refusal(request, OAuthException.storesUnavailable());
        }
    }

    Response page(int status, Page page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .entity(pages.html(page).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /**
     * Sends a form's browser on. Browsers hold redirects against form-action too, and where GitLab's own login leads
     * nobody here can know, so a page in between starts afresh.
     */
    Response onward(HttpServletRequest request, String target, String where) {
        if (!wantsHtml(request)) {
            return redirect(303, target);
        }
        return Response.fromResponse(page(200, new OnwardPage(frame, target, where)))
                .header("Refresh", "0; url=" + target)
                .build();
    }

    static Response redirect(int status, String target) {
        return Response.status(status).header(HttpHeaders.LOCATION, target).build();
    }

    private Response refusal(HttpServletRequest request, OAuthException e) {
        Response.ResponseBuilder response = wantsHtml(request)
                ? Response.fromResponse(page(e.status(), new ErrorPage(frame, e.error(), e.description())))
                : Response.status(e.status())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(json(e.error(), e.description()));
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        return response.build();
    }

    /** The same refusal from a filter, which has no JAX-RS around it. */
    public void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String error, String description)
            throws IOException {
        boolean html = wantsHtml(request);
        response.setStatus(status);
        response.setContentType(html ? "text/html;charset=utf-8" : MediaType.APPLICATION_JSON);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        byte[] body = html
                ? pages.html(new ErrorPage(frame, error, description)).getBytes(StandardCharsets.UTF_8)
                : json(error, description);
        response.getOutputStream().write(body);
    }

    private static byte[] json(String error, String description) {
        return JSON.writeValueAsBytes(Map.of("error", error, "description", description));
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }
}
