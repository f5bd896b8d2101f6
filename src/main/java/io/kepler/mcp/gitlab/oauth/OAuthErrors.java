package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a refusal becomes an answer for programs (RFC 6749, 5.2; RFC 7591, 3.2.2). */
final class OAuthErrors {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthErrors.class);

    private OAuthErrors() {}

    /** What an endpoint does, and how it can fail. */
    @FunctionalInterface
    interface Work {
        Response run() throws OAuthException, IOException;
    }

    static Response answer(Work work) {
        try {
            return work.run();
        } catch (OAuthException e) {
            LOG.debug("Refused: {} {}", e.error(), e.description());
            return response(e);
        } catch (IOException e) {
            LOG.debug("A request could not be read: {}", e.toString());
            return response(OAuthException.invalidRequest("The request could not be read."));
        } catch (StoresUnavailableException e) {
            LOG.error("The stores do not answer", e);
            return response(OAuthException.storesUnavailable());
        }
    }

    static Response response(OAuthException e) {
        Response.ResponseBuilder response = Response.status(e.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", e.error(), "error_description", e.description()));
        if (e.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"OAuth\", charset=\"UTF-8\"");
        }
        e.retryAfter().ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        return response.build();
    }

    static Response json(int status, Map<String, ?> body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
