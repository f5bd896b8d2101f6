package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Lets a client give its tokens back (RFC 7009): either of a pair ends its whole family. */
@Path("/oauth/revoke")
@NoStore
public final class RevocationEndpoint {

    private final ClientForms forms;
    private final IssuedTokens tokens;
    private final TokenFamilies families;

    RevocationEndpoint(ClientForms forms, IssuedTokens tokens, TokenFamilies families) {
        this.forms = forms;
        this.tokens = tokens;
        this.families = families;
    }

    @POST
    public Response revoke(@Context HttpHeaders headers, InputStream body) {
        return forms.answer(headers, body, (client, form) -> {
            revoke(client, form.get("token"));
            return Map.of();
        });
    }

    /** A token that does not exist is as good as revoked (RFC 7009, 2.2). */
    private void revoke(Client client, String text) throws OAuthException {
        Optional<IssuedToken> token = tokens.find(Sha256.hex(text));
        if (token.isPresent() && !token.get().clientId().equals(client.id())) {
            throw OAuthException.invalidGrant("The token belongs to another client.");
        }
        token.ifPresent(mine -> families.end(mine.familyId(), mine.grantId()));
    }
}
