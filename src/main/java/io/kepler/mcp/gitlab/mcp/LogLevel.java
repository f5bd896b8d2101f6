package io.kepler.mcp.gitlab.mcp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The severities of MCP's log messages (RFC 5424), least first. */
enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LogLevel> of(Object word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    /** The level a client names. */
    static LogLevel asked(Object word) throws RpcException {
        return of(word).orElseThrow(() -> RpcException.invalidParams("the log level must be one of "
                + Arrays.stream(values()).map(LogLevel::word).collect(Collectors.joining(", "))));
    }
}
