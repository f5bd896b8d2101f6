package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.Scope;
import java.util.Set;

/** Scopes as a column holds them. */
final class Scopes {
    private Scopes() {}

    static String text(Set<Scope> scopes) {
        return Scope.print(scopes);
    }

    static Set<Scope> of(String column) {
        return Scope.parse(column)
                .orElseThrow(() -> new IllegalStateException("The database holds the unknown scope " + column + "."));
    }
}
