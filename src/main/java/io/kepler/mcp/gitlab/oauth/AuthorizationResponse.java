package io.kepler.mcp.gitlab.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The address an answer travels to the client by (RFC 6749, 4.1.2; RFC 9207). */
final class AuthorizationResponse {

    private final StringBuilder address;
    private char separator;

    private AuthorizationResponse(String redirectUri) {
        address = new StringBuilder(redirectUri);
        separator = redirectUri.indexOf('?') < 0 ? '?' : '&';
    }

    static String code(String redirectUri, String code, Optional<String> state, Issuer issuer) {
        return new AuthorizationResponse(redirectUri).with("code", code).finished(state, issuer);
    }

    static String error(String redirectUri, OAuthException e, Optional<String> state, Issuer issuer) {
        return new AuthorizationResponse(redirectUri)
                .with("error", e.error())
                .with("error_description", e.description())
                .finished(state, issuer);
    }

    private String finished(Optional<String> state, Issuer issuer) {
        state.ifPresent(text -> with("state", text));
        return with("iss", issuer.toString()).address.toString();
    }

    private AuthorizationResponse with(String name, String value) {
        address.append(separator)
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        separator = '&';
        return this;
    }
}
