package io.kepler.mcp.gitlab.oauth;

import java.util.Set;

/** The values of WWW-Authenticate that lead a client to us (RFC 6750, 3; RFC 9728, 5.1). */
public final class Challenges {

    private final Issuer issuer;
    private final Set<Scope> standard;

    Challenges(Issuer issuer, Scopes scopes) {
        this.issuer = issuer;
        this.standard = scopes.standard();
    }

    /** For a request without a token: 401. */
    public String tokenMissing() {
        return "Bearer " + guide(standard);
    }

    /** For a token that is no good: 401. */
    public String tokenInvalid(String description) {
        return "Bearer error=\"invalid_token\", error_description=\"" + description + "\", " + guide(standard);
    }

    /** For a token that is good, but not for this: 403. */
    public String scopeInsufficient(Scope needed) {
        return "Bearer error=\"insufficient_scope\", error_description=\"This needs the scope " + needed.word() + "\", "
                + guide(Set.of(needed));
    }

    private String guide(Set<Scope> scope) {
        return "resource_metadata=\"" + issuer.resourceMetadata() + "\", scope=\"" + Scope.print(scope) + "\"";
    }
}
