package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The registered applications, and how they prove who they are. */
final class Applications {
    private static final String BASIC = "Basic ";

    private final List<Application> all;

    Applications(Application... all) {
        this.all = List.of(all);
    }

    Optional<Application> find(String id) {
        return all.stream().filter(application -> application.id().equals(id)).findFirst();
    }

    /** The application that calls, by its id and secret in the header or in the body. */
    Application authenticated(Call call) {
        String[] shown = shown(call);
        return find(shown[0])
                .filter(application -> application.hasSecret(shown[1]))
                .orElseThrow(() -> Refusal.oauth(
                        401, "invalid_client", "The client is unknown, or did not prove who it is as it should."));
    }

    private static String[] shown(Call call) {
        String header = call.authorization();
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new String[] {call.params().text("client_id"), call.params().text("client_secret")};
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()));
            String[] parts = new String(pair, UTF_8).split(":", 2);
            return new String[] {
                URLDecoder.decode(parts[0], UTF_8), parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8)
            };
        } catch (IllegalArgumentException e) {
            throw Refusal.oauth(401, "invalid_client", "The header is not well encoded.");
        }
    }
}
