package io.kepler.mcp.gitlab.sample;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All tokens by their values, and which of them a request shows. */
final class Tokens {
    private static final String BEARER = "Bearer ";

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    void add(String value, Token token) {
        tokens.put(value, token);
    }

    boolean active(String value) {
        Token token = tokens.get(value);
        return token != null && !token.revoked() && !token.expired();
    }

    /** Changes the token that has this value; an unknown one stays unknown. */
    void change(String value, UnaryOperator<Token> change) {
        tokens.computeIfPresent(value, (key, token) -> change.apply(token));
    }

    /** The token of a request, empty when it shows none; refuses one that is unknown, expired or revoked. */
    Optional<Token> shownIn(Headers headers) {
        String own = headers.getFirst("PRIVATE-TOKEN");
        if (own != null) {
            return Optional.of(known(own, Token.Kind.PERSONAL));
        }
        Optional<String> bearer = bearer(headers.getFirst("Authorization"));
        if (bearer.isPresent()) {
            return bearer.map(value -> known(value, Token.Kind.PERSONAL, Token.Kind.OAUTH));
        }
        return Optional.ofNullable(headers.getFirst("JOB-TOKEN")).map(job -> known(job, Token.Kind.JOB));
    }

    static Optional<String> bearer(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private Token known(String value, Token.Kind... kinds) {
        Token token = tokens.get(value);
        if (token == null || !List.of(kinds).contains(token.kind())) {
            throw Refusal.unauthorized();
        }
        if (token.revoked()) {
            throw Refusal.invalidToken("Token was revoked by its user.");
        }
        if (token.expired()) {
            throw Refusal.invalidToken("Token is expired.");
        }
        return token;
    }
}
