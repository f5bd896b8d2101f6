package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.Locale;

/** Where a parameter goes in the request to GitLab. {@code LOCAL} ones are for this server and are not sent. */
public enum Place {
    PATH,
    QUERY,
    BODY,
    LOCAL;

    /** Where the parameters of a request go that neither fill a hole in its path nor say otherwise. */
    static Place of(Request.Method method) {
        return switch (method) {
            case GET, HEAD, DELETE -> QUERY;
            case POST, PUT, PATCH -> BODY;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
