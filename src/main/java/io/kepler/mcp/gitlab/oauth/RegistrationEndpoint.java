package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.Redaction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where clients register (RFC 7591, 3). */
@Path("/oauth/register")
@NoStore
public final class RegistrationEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrationEndpoint.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BYTES = 16 * 1024;

    private final Registration registration;

    RegistrationEndpoint(Registration registration) {
        this.registration = registration;
    }

    @POST
    public Response register(@Context HttpServletRequest request, InputStream body) {
        return OAuthErrors.answer(() -> {
            Map<String, Object> client =
                    registration.register(json(body), RemoteAddress.counted(request.getRemoteAddr()));
            LOG.info(
                    "Client {} registered as {}",
                    client.get("client_id"),
                    Redaction.line(String.valueOf(client.get("client_name"))));
            return OAuthErrors.json(201, client);
        });
    }

    private static JsonNode json(InputStream body) throws OAuthException, IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new OAuthException(413, "invalid_client_metadata", "The request is too large.");
        }
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw ClientMetadata.invalid("The request is not JSON.");
        }
    }
}
