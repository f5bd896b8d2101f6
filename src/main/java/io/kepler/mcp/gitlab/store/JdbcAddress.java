package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, with the credentials apart, so that no message can show them.
 *
 * @param url as JDBC knows it, without user and password
 */
record JdbcAddress(String url, Optional<String> user, Optional<Secret> password) {
    private static final Pattern PLATFORM =
            Pattern.compile("postgres(?:ql)?://(?:([^:/@]*)(?::([^/]*))?@)?([^/?@]+)([^?]*)(\\?.*)?");
    private static final Pattern OF_POSTGRES = Pattern.compile("([?&])(user|password)=([^&]*)");
    private static final Pattern OF_H2 = Pattern.compile("(;)(user|password)=([^;]*)", Pattern.CASE_INSENSITIVE);

    /** Takes JDBC's own form, and {@code postgres://user:password@host/db} as many platforms give it. */
    static JdbcAddress parse(String url) {
        Matcher platform = PLATFORM.matcher(url);
        Map<String, String> credentials = new HashMap<>();
        String jdbc = url;
        if (platform.matches()) {
            putDecoded(credentials, "user", platform.group(1));
            putDecoded(credentials, "password", platform.group(2));
            String options = platform.group(5);
            jdbc = "jdbc:postgresql://" + platform.group(3) + platform.group(4) + (options == null ? "" : options);
        }
        String stripped = isH2(jdbc)
                ? OF_H2.matcher(jdbc).replaceAll(option -> {
                    credentials.put(option.group(2).toLowerCase(Locale.ROOT), option.group(3));
                    return "";
                })
                : OF_POSTGRES.matcher(jdbc).replaceAll(option -> {
                    putDecoded(credentials, option.group(2), option.group(3));
                    return option.group(1);
                });
        return new JdbcAddress(
                stripped.replaceFirst("[?&]+$", ""),
                Optional.ofNullable(credentials.get("user")),
                Optional.ofNullable(credentials.get("password")).map(Secret::new));
    }

    private static void putDecoded(Map<String, String> credentials, String name, @Nullable String value) {
        if (value != null) {
            // A plus is a plus here; only forms mean a space by it.
            credentials.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
    }

    /** A URL as it may be shown: without options and without credentials. */
    static String shown(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }

    /** Named, because the driver of a WAR that was stopped before is not registered any more. */
    String driver() {
        return isH2(url) ? "org.h2.Driver" : "org.postgresql.Driver";
    }

    boolean isServer() {
        return !isH2(url);
    }

    private static boolean isH2(String url) {
        return url.startsWith("jdbc:h2:");
    }
}
