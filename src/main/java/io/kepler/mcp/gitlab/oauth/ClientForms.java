package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;

/** The frame of the endpoints for clients: a form comes in with a proof of who sent it, JSON goes out. */
final class ClientForms {

    private final ClientProof proof;

    ClientForms(ClientProof proof) {
        this.proof = proof;
    }

    /** What an endpoint does for a client that is who it says. */
    @FunctionalInterface
    interface Work {
        Map<String, ?> run(Client client, Parameters form) throws OAuthException;
    }

    Response answer(HttpHeaders headers, InputStream body, Work work) {
        return OAuthErrors.answer(() -> {
            Parameters form = Parameters.ofForm(body, headers.getMediaType());
            Client client = proof.client(headers.getHeaderString(HttpHeaders.AUTHORIZATION), form);
            return OAuthErrors.json(200, work.run(client, form));
        });
    }
}
