package io.kepler.mcp.gitlab.gitlab;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Where calls go: below the API of one instance, and nowhere else, whatever a parameter says. */
final class Destination {

    private static final String API = "/api/v4";
    /** Proxies may decode a path once or twice before GitLab sees it, so a name is looked at that often. */
    private static final int DECODINGS = 3;

    private final URI instance;
    private final String prefix;
    private final String apiPath;

    Destination(URI instance) {
        this.instance = instance;
        this.prefix = instance + API;
        this.apiPath = instance.getRawPath() + API + "/";
    }

    /** The address of a call, or a refusal when it would leave the API. */
    URI of(Request request) {
        String path = request.path();
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw refused();
        }
        URI uri = parsed(prefix + path + query(request)).orElseThrow(Destination::refused);
        if (!holds(uri)) {
            throw refused();
        }
        return uri;
    }

    /** Where a redirect leads, when that is still this instance's API. */
    Optional<URI> redirected(URI from, String location) {
        return parsed(location).map(from::resolve).filter(this::holds);
    }

    /** The origin a redirect names, which is all that is told of it: the rest may hold anything. */
    static String originOf(URI from, String location) {
        return parsed(location)
                .map(from::resolve)
                .filter(uri -> uri.getHost() != null)
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .orElse("nowhere");
    }

    private boolean holds(URI uri) {
        String path = uri.getRawPath();
        return sameOrigin(uri)
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && path != null
                && path.startsWith(apiPath)
                && isPlain(path.substring(apiPath.length()));
    }

    private boolean sameOrigin(URI uri) {
        return instance.getScheme().equalsIgnoreCase(uri.getScheme())
                && instance.getHost().equalsIgnoreCase(uri.getHost())
                && port(instance) == port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** No empty, dot or control names, however often they are percent-encoded. */
    private static boolean isPlain(String rawPath) {
        for (String segment : rawPath.split("/", -1)) {
            if (segment.isEmpty()) {
                return false;
            }
        }
        String path = rawPath;
        for (int i = 0; i <= DECODINGS; i++) {
            if (!hasPlainNames(path)) {
                return false;
            }
            if (path.indexOf('%') < 0) {
                return true;
            }
            path = decoded(path);
        }
        return true;
    }

    private static boolean hasPlainNames(String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        for (String name : path.split("[/\\\\]", -1)) {
            if (name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A percent sign that was meant as one: there is nothing left to decode.
            return path.replace('%', '_');
        }
    }

    private static Optional<URI> parsed(String uri) {
        try {
            URI parsed = new URI(uri);
            return isAscii(uri) ? Optional.of(parsed) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String query(Request request) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> entry : request.query()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(encoded(entry.getKey()))
                    .append('=')
                    .append(encoded(entry.getValue()));
        }
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static GitLabException refused() {
        return new GitLabException(
                Fault.INVALID,
                "A value in the path of this call is not allowed: it is empty, is . or .., or holds control characters.");
    }
}
