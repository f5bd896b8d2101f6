package io.kepler.mcp.gitlab.config;

import java.util.regex.Pattern;

/** Where a database is; secret, because many write the password into it. */
final class DatabaseUrl {
    private static final Pattern KNOWN = Pattern.compile("(?:jdbc:postgresql:|jdbc:h2:|postgres(?:ql)?://[^/]).+");

    private DatabaseUrl() {}

    static Type<Secret> type() {
        return Types.secret()
                .refusing(
                        url -> !KNOWN.matcher(url.reveal()).matches(),
                        "is no URL of PostgreSQL or H2; use jdbc:postgresql://host/db, postgres://host/db or jdbc:h2:..."
                                + " (for another one, configure a datasource in the container)");
    }
}
