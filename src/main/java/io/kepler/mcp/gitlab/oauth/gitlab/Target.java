package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page that needs a login: the rest of one authorization, or the user's own page. Nothing else is returned to. */
record Target(String path) {

    static final String AUTHORIZE = "/oauth/authorize";
    static final String CONTINUE = "/oauth/continue";
    static final String CONNECTIONS = "/connections";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    static Target of(HttpServletRequest request) {
        String id = request.getMethod().equals("GET") ? request.getParameter("request") : null;
        boolean rest = id != null && pathOf(request).startsWith(CONTINUE);
        return new Target(rest && ID.matcher(id).matches() ? CONTINUE + "?request=" + id : CONNECTIONS);
    }

    /** The path within this application, decoded and without path parameters. */
    static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** Whether each visit needs a login of its own. */
    boolean isContinuation() {
        return path.startsWith(CONTINUE);
    }

    /** The authorization request whose rest this is. */
    Optional<String> authorization() {
        return isContinuation() ? Optional.of(path.substring(path.indexOf('=') + 1)) : Optional.empty();
    }

    /** Under which key the session keeps the tokens of the login that was made for this page. */
    String key() {
        return "fresh." + Sha256.hex(path);
    }
}
