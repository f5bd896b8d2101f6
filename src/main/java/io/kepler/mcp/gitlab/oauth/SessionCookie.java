package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cookie that tells one browser from another. Its value is a secret; stores know its hash only. */
public final class SessionCookie {

    static final String NAME = "kepler-mcp-session";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String attributes;

    public SessionCookie(Issuer issuer) {
        String path = issuer.path().isEmpty() ? "/" : issuer.path();
        attributes = "; Path=" + path + "; HttpOnly; SameSite=Lax" + (issuer.secure() ? "; Secure" : "");
    }

    /** The value the browser sent, if it can be one of ours. */
    public Optional<String> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(value -> VALUE.matcher(value).matches())
                .findFirst();
    }

    /** The same in the header Cookie. */
    static Optional<String> read(String header) {
        return Stream.of(header.split(";", -1))
                .map(String::strip)
                .filter(pair -> pair.startsWith(NAME + "="))
                .map(pair -> pair.substring(NAME.length() + 1))
                .filter(value -> VALUE.matcher(value).matches())
                .findFirst();
    }

    /** The Set-Cookie header that gives the browser this value, until it is closed. */
    public String header(String value) {
        return NAME + "=" + value + attributes;
    }

    /** The Set-Cookie header that takes the cookie away. */
    public String removal() {
        return NAME + "=" + attributes + "; Max-Age=0";
    }
}
