package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The browsers that come to our pages. */
final class Browsers {

    private static final String KEY = "browser";
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final BrowserSessions sessions;
    private final SessionCookie cookie;
    private final Mint mint;
    private final InstantSource clock;

    Browsers(BrowserSessions sessions, SessionCookie cookie, Mint mint, InstantSource clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.mint = mint;
        this.clock = clock;
    }

    /** The browser, if it was here before. */
    Optional<Browser> known(HttpServletRequest request) {
        return cookie.read(request).map(Sha256::hex).flatMap(this::stored);
    }

    /** The browser; one that was never here gets a cookie. */
    Browser of(HttpServletRequest request, HttpServletResponse response) {
        Optional<Browser> known = known(request);
        if (known.isPresent()) {
            return known.get();
        }
        // The login keeps its values under the same cookie, so one without our secret is taken over.
        String value = cookie.read(request).orElseGet(mint::plain);
        response.addHeader("Set-Cookie", cookie.header(value));
        Browser browser = new Browser(Sha256.hex(value), mint.plain());
        sessions.put(
                browser.sessionHash(),
                KEY,
                browser.secret().getBytes(StandardCharsets.UTF_8),
                clock.instant().plus(LIFETIME));
        return browser;
    }

    /** Forgets everything about it. */
    void signOut(Browser browser, HttpServletResponse response) {
        sessions.destroy(browser.sessionHash());
        response.addHeader("Set-Cookie", cookie.removal());
    }

    private Optional<Browser> stored(String hash) {
        return sessions.get(hash, KEY, clock.instant())
                .map(secret -> new Browser(hash, new String(secret, StandardCharsets.UTF_8)));
    }
}
