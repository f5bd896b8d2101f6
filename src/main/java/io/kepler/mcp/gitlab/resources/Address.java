package io.kepler.mcp.gitlab.resources;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client wrote to name a resource: its URI, and from where to read when an earlier read was cut. */
record Address(String uri, OptionalLong offset) {

    static final String OFFSET = "?offset=";

    private static final Pattern WITH_OFFSET = Pattern.compile("(.*)\\?offset=(\\d{1,15})", Pattern.DOTALL);

    static Address parse(String uri) {
        Matcher parts = WITH_OFFSET.matcher(uri);
        return parts.matches()
                ? new Address(parts.group(1), OptionalLong.of(Long.parseLong(parts.group(2))))
                : new Address(uri, OptionalLong.empty());
    }
}
