package io.kepler.mcp.gitlab.oauth;

import java.util.Optional;
import java.util.Set;

/** What a client asks for at the authorization endpoint, apart from who it is and where the answer goes. */
record Asked(Set<Scope> scope, String codeChallenge, String resource) {

    private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

    /** Reads it by the rules of RFC 6749 (4.1.1), RFC 7636 (4.3) and RFC 8707 (2). */
    static Asked of(Parameters parameters, Scopes scopes, Issuer issuer) throws OAuthException {
        if (!parameters.get("response_type").equals("code")) {
            throw new OAuthException(400, "unsupported_response_type", "response_type is code.");
        }
        return new Asked(scope(parameters.find("scope"), scopes), challenge(parameters), resource(parameters, issuer));
    }

    private static Set<Scope> scope(Optional<String> words, Scopes scopes) throws OAuthException {
        return words.isEmpty() ? scopes.standard() : scopes.granted(words.get());
    }

    private static String challenge(Parameters parameters) throws OAuthException {
        String challenge = parameters.get("code_challenge");
        if (!parameters.find("code_challenge_method").orElse("plain").equals("S256")) {
            throw OAuthException.invalidRequest("code_challenge_method is S256.");
        }
        if (!challenge.matches(CHALLENGE)) {
            throw OAuthException.invalidRequest("code_challenge is no SHA-256 in base64url.");
        }
        return challenge;
    }

    /** Clients of early revisions do not name the resource; there is but one. */
    private static String resource(Parameters parameters, Issuer issuer) throws OAuthException {
        String resource = parameters.find("resource").orElse(issuer.resource());
        if (!resource.equals(issuer.resource())) {
            throw OAuthException.invalidTarget("resource is " + issuer.resource() + ".");
        }
        return resource;
    }
}
