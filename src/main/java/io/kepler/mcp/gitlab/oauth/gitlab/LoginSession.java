package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.BrowserSessions;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.oauth.SessionCookie;
import io.kepler.mcp.gitlab.oauth.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What the login keeps for a browser, behind the cookie that all our pages share. */
final class LoginSession {

    /** The key of who is signed in. */
    static final String USER = "user";

    private static final Duration SIGNED_IN = Duration.ofHours(12);
    /** The value of a cookie that this very request made. */
    private static final String MADE = LoginSession.class.getName();

    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final Mint mint;
    private final InstantSource clock;

    LoginSession(BrowserSessions sessions, SessionCookie cookie, Mint mint, InstantSource clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.mint = mint;
        this.clock = clock;
    }

    /** The hash of the cookie; nothing when the browser has none. */
    Optional<String> hash(HttpServletRequest request) {
        return value(request).map(Sha256::hex);
    }

    /** The hash of the cookie, which is made when there is none. */
    String open(HttpServletRequest request, HttpServletResponse response) {
        return Sha256.hex(value(request).orElseGet(() -> give(mint.plain(), request, response)));
    }

    <T extends Record> Optional<T> get(HttpServletRequest request, String key, Class<T> type) {
        return hash(request)
                .flatMap(hash -> sessions.get(hash, key, clock.instant()))
                .map(SessionValues::read)
                .filter(type::isInstance)
                .map(type::cast);
    }

    void put(HttpServletRequest request, HttpServletResponse response, String key, Record value) {
        Duration lifetime = value instanceof GitLabUser ? SIGNED_IN : PendingLogin.LIFETIME;
        sessions.put(
                open(request, response),
                key,
                SessionValues.write(value),
                clock.instant().plus(lifetime));
    }

    void remove(HttpServletRequest request, String key) {
        hash(request).ifPresent(hash -> sessions.remove(hash, key));
    }

    /** Gives the browser a new cookie for the same values: whoever may have known the old one is left behind. */
    void renew(HttpServletRequest request, HttpServletResponse response) {
        String old = open(request, response);
        sessions.rename(old, Sha256.hex(give(mint.plain(), request, response)));
    }

    void destroy(HttpServletRequest request, HttpServletResponse response) {
        hash(request).ifPresent(sessions::destroy);
        response.addHeader("Set-Cookie", cookie.removal());
    }

    private Optional<String> value(HttpServletRequest request) {
        return request.getAttribute(MADE) instanceof String made ? Optional.of(made) : cookie.read(request);
    }

    private String give(String value, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Set-Cookie", cookie.header(value));
        request.setAttribute(MADE, value);
        return value;
    }
}
