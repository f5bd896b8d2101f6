package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types that name a place on the network: URLs, origins, hosts. */
final class WebTypes {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private WebTypes() {}

    /** An http or https URL in one form: lower-case scheme and host, no trailing slash. */
    static Type<URI> url() {
        return Type.of("http or https URL", text -> {
            URI url = uri(text);
            String scheme = lower(url.getScheme());
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new WrongValue("is not an http or https URL");
            }
            if (url.getHost() == null) {
                throw new WrongValue("has no valid host name; use letters, digits, dots and hyphens");
            }
            if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new WrongValue("holds more than an address; leave out user name, password, ? and #");
            }
            return plain(url, scheme);
        });
    }

    private static URI plain(URI url, String scheme) throws WrongValue {
        if (url.getPort() > 65535) {
            throw new WrongValue("has a port that does not exist; use 1 to 65535");
        }
        if (!url.getRawPath().equals(url.normalize().getRawPath())) {
            throw new WrongValue("has empty or dotted steps in its path; write the path in full");
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath().replaceFirst("/+$", "");
        return URI.create(scheme + "://" + lower(url.getHost()) + port + path);
    }

    /** What a browser sends as Origin, or {@code *}. */
    static Type<String> origin() {
        return Type.of("origins such as `https://app.example.com`", text -> {
                    if (text.equals("*")) {
                        return text;
                    }
                    URI origin = uri(text);
                    String rest = origin.getRawSchemeSpecificPart().replaceFirst("/$", "");
                    if (origin.getScheme() == null || !rest.equals("//" + origin.getRawAuthority())) {
                        throw new WrongValue("is not an origin; use scheme://host or scheme://host:port");
                    }
                    return lower(origin.getScheme() + ":" + rest);
                })
                .refusing(origin -> origin.contains("@"), "is not an origin; leave out user name and password");
    }

    static Type<String> host() {
        return Type.of("host name or address", WebTypes::sameText)
                .refusing(text -> !HOST.matcher(text).matches(), "is not a host name or an IP address");
    }

    /** What a client sends as Host. */
    static Type<String> hostAndPort() {
        return Type.of("hosts such as `mcp.example.com` or `mcp.example.com:8443`", WebTypes::lower)
                .refusing(text -> !HOST_AND_PORT.matcher(text).matches(), "is not a host; use host or host:port");
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(lower(host)).matches();
    }

    private static URI uri(String text) throws WrongValue {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new WrongValue("is not a URL");
        }
    }

    private static String sameText(String text) {
        return text;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
