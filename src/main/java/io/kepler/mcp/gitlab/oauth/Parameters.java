package io.kepler.mcp.gitlab.oauth;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameters of a request, read by the rules of RFC 6749 (3.1, 3.2): each at most once, an empty one counts as left out. */
final class Parameters {

    private static final int MOST_BYTES = 16 * 1024;

    private final Map<String, List<String>> values = new HashMap<>();

    private Parameters() {}

    static Parameters ofQuery(@Nullable String rawQuery) throws OAuthException {
        String query = rawQuery == null ? "" : rawQuery;
        if (query.length() > MOST_BYTES) {
            throw tooLarge();
        }
        return parsed(query);
    }

    static Parameters ofForm(InputStream body, @Nullable MediaType type) throws OAuthException, IOException {
        if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            throw OAuthException.invalidRequest("Send the parameters as application/x-www-form-urlencoded.");
        }
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        return parsed(new String(bytes, StandardCharsets.UTF_8));
    }

    private static OAuthException tooLarge() {
        return new OAuthException(413, "invalid_request", "The request is too large.");
    }

    private static Parameters parsed(String text) throws OAuthException {
        Parameters parameters = new Parameters();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!value.isEmpty()) {
                parameters
                        .values
                        .computeIfAbsent(name, same -> new ArrayList<>())
                        .add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String text) throws OAuthException {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
            // No specification allows it in any parameter, and databases cannot store it.
            throw OAuthException.invalidRequest("The parameters hold a null character.");
        } catch (IllegalArgumentException e) {
            throw OAuthException.invalidRequest("The parameters are not properly encoded.");
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> find(String name) throws OAuthException {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw OAuthException.invalidRequest(name + " is there more than once.");
        }
        return all.stream().findFirst();
    }

    String get(String name) throws OAuthException {
        return find(name).orElseThrow(() -> OAuthException.invalidRequest(name + " is missing."));
    }
}
