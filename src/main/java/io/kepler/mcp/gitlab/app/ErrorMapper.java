package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last resort for what no resource answered: a small JSON body, never a container's error page or a stack trace. */
public final class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException refused) {
            Response response = refused.getResponse();
            return answer(
                    Response.fromResponse(response), response.getStatusInfo().getReasonPhrase());
        }
        String reference =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("{} a request failed: {}", reference, Redaction.line(failure));
        return answer(Response.serverError(), "Internal error (reference " + reference + ")");
    }

    private static Response answer(Response.ResponseBuilder builder, String message) {
        return builder.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", message))
                .build();
    }
}
