package io.kepler.mcp.gitlab.sample;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All tokens by their values, and which of them a request shows. */
final class Tokens {
    private static final String BEARER = "Bearer ";

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    void add(String value, Token token) {
        tokens.put(value, token);
    }

    /** The token of a request, empty when it shows none; refuses one that is unknown or has expired. */
    Optional<Token> shownIn(Headers headers) {
        String value = value(headers);
        if (value == null) {
            return Optional.ofNullable(headers.getFirst("JOB-TOKEN")).map(job -> known(job, Token.Kind.JOB));
        }
        return Optional.of(known(value, Token.Kind.PERSONAL));
    }

    private static @Nullable String value(Headers headers) {
        String own = headers.getFirst("PRIVATE-TOKEN");
        String authorization = headers.getFirst("Authorization");
        if (own == null && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        return own;
    }

    private Token known(String value, Token.Kind kind) {
        Token token = tokens.get(value);
        if (token == null || token.kind() != kind) {
            throw Refusal.unauthorized();
        }
        if (token.expired()) {
            throw Refusal.invalidToken("Token is expired.");
        }
        return token;
    }
}
