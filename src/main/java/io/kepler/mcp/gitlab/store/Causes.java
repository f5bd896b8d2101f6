package io.kepler.mcp.gitlab.store;

import java.sql.SQLException;
import java.util.stream.Stream;

/** What lies behind a failure. */
final class Causes {
    private Causes() {}

    /** The failure itself, then what caused it, and so on. */
    static Stream<Throwable> of(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
    }

    /** What the database said, or else the innermost cause. */
    static String message(Throwable e) {
        return of(e).filter(SQLException.class::isInstance)
                .findFirst()
                .or(() -> of(e).reduce((outer, inner) -> inner))
                .map(cause -> String.valueOf(cause.getMessage()))
                .orElse("");
    }
}
