package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Under which host names the server is reached: those of this machine and those the operator named.
 *
 * @param named with or without port; empty or {@code *} means any
 */
public record Hosts(List<String> named) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public Hosts {
        named = named.stream().map(Hosts::lower).toList();
    }

    /** A trial on somebody's own machine answers to loopback names only; elsewhere the reverse proxy knows the names. */
    public static Hosts of(Configuration configuration) {
        List<String> hosts = configuration.mcp().allowedHosts();
        boolean trial = configuration.server().environment() == Environment.LOCAL;
        if (!hosts.isEmpty() || !trial) {
            return new Hosts(hosts);
        }
        return new Hosts(
                List.of(configuration.oauth().publicUrl().map(URI::getHost).orElse("localhost")));
    }

    /** Whether requests with this Host header are answered. */
    public boolean serve(String header) {
        if (named.isEmpty() || named.contains("*")) {
            return true;
        }
        String host = lower(header);
        String name = withoutPort(host);
        return named.contains(host) || named.contains(name) || LOOPBACK.contains(name);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
