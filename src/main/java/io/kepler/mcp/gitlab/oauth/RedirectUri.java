package io.kepler.mcp.gitlab.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where an answer to a client may go: https, http to the user's own computer, or a scheme private to an app. */
record RedirectUri(String text, URI uri) {

    private static final int LONGEST = 2000;
    /** No host name is longer, and consents keep it. */
    private static final int LONGEST_NAME = 253;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    /** Schemes that browsers or systems handle themselves, so that no app can own them. */
    private static final Set<String> NOT_PRIVATE = Set.of(
            "about",
            "blob",
            "chrome",
            "data",
            "file",
            "filesystem",
            "ftp",
            "gopher",
            "intent",
            "jar",
            "javascript",
            "ldap",
            "mailto",
            "ms-appx",
            "resource",
            "sftp",
            "smb",
            "sms",
            "ssh",
            "tel",
            "telnet",
            "vbscript",
            "view-source",
            "ws",
            "wss");

    /** The URI, if a client may register it (RFC 8252, 7). */
    static Optional<RedirectUri> parse(String text) {
        return parse(text, false);
    }

    /**
     * @param trusted whether the operator vouches for it, so that plain http to another machine will do too
     */
    static Optional<RedirectUri> parse(String text, boolean trusted) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.empty();
        }
        try {
            RedirectUri parsed = new RedirectUri(text, new URI(text));
            boolean fine = parsed.isShort() && (trusted || parsed.acceptable());
            return fine ? Optional.of(parsed) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isShort() {
        return Stream.of(uri.getScheme(), uri.getHost())
                .filter(Objects::nonNull)
                .allMatch(name -> name.length() <= LONGEST_NAME);
    }

    private boolean acceptable() {
        if (!uri.isAbsolute() || uri.isOpaque() || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "https" -> uri.getHost() != null;
            case "http" -> loopback();
            default -> !NOT_PRIVATE.contains(scheme);
        };
    }

    /** Whether it leads to a program on the user's own computer by way of the network. */
    boolean loopback() {
        return "http".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether one of the registered ones is meant: the same text, or for loopback the same but for the port. */
    boolean isOneOf(List<String> registered) {
        return registered.contains(text)
                || (loopback()
                        && registered.stream()
                                .flatMap(other -> parse(other).stream())
                                .anyMatch(this::sameButForPort));
    }

    private boolean sameButForPort(RedirectUri other) {
        return other.loopback()
                && uri.getHost().equals(other.uri.getHost())
                && uri.getRawPath().equals(other.uri.getRawPath())
                && Objects.equals(uri.getRawQuery(), other.uri.getRawQuery());
    }

    /** What the user is told about it: the host, or the scheme of an app. */
    static String shown(String text) {
        return parse(text, true).map(RedirectUri::shown).orElse(text);
    }

    String shown() {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web) {
            return scheme + ":";
        }
        return loopback() ? uri.getHost() + " (this computer)" : uri.getHost();
    }
}
