package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which web pages may call, by the origin that browsers name: those of this machine and those the operator named.
 *
 * @param named lower case; {@code *} allows all
 */
public record Origins(List<String> named) {

    private static final Set<String> WEB = Set.of("http", "https");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Origins {
        named = named.stream().map(Origins::lower).toList();
    }

    /** Whether a page of this origin may call. */
    public boolean allow(String pageOrigin) {
        String origin = lower(pageOrigin);
        if (named.contains("*") || named.contains(origin)) {
            return true;
        }
        try {
            URI page = URI.create(origin);
            return WEB.contains(String.valueOf(page.getScheme())) && LOOPBACK.contains(String.valueOf(page.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
