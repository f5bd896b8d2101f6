package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Gives clients their tokens (RFC 6749, 3.2). */
@Path("/oauth/token")
@NoStore
public final class TokenEndpoint {

    private final ClientForms forms;
    private final CodeExchange codes;
    private final RefreshExchange refreshes;

    TokenEndpoint(ClientForms forms, CodeExchange codes, RefreshExchange refreshes) {
        this.forms = forms;
        this.codes = codes;
        this.refreshes = refreshes;
    }

    @POST
    public Response token(@Context HttpHeaders headers, InputStream body) {
        return forms.answer(headers, body, (client, form) -> pair(client, form).answer());
    }

    private TokenPair pair(Client client, Parameters form) throws OAuthException {
        return switch (form.get("grant_type")) {
            case "authorization_code" -> codes.exchange(client, form);
            case "refresh_token" -> refreshes.exchange(client, form);
            default ->
                throw new OAuthException(
                        400, "unsupported_grant_type", "grant_type is authorization_code or refresh_token.");
        };
    }
}
