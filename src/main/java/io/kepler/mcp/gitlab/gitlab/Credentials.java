package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.gitlab.Credential.Scheme;

/** Makes credentials of what clients send, and refuses what cannot be a token. */
public final class Credentials {

    private static final int SHORTEST = 8;
    /** Job tokens and some OAuth tokens are JWTs, which run to well over a kilobyte. */
    private static final int LONGEST = 4096;

    private Credentials() {}

    public static Credential privateToken(String token) {
        return of(Scheme.PRIVATE_TOKEN, token);
    }

    public static Credential jobToken(String token) {
        return of(Scheme.JOB_TOKEN, token);
    }

    public static Credential bearer(String token) {
        return of(Scheme.BEARER, token);
    }

    private static Credential of(Scheme scheme, String token) {
        if (token.length() < SHORTEST || token.length() > LONGEST) {
            throw new MalformedCredentialException(
                    "A GitLab token has between " + SHORTEST + " and " + LONGEST + " characters.");
        }
        return checked(new Credential(scheme, token));
    }

    /** The same credential, if its token can travel in a header without breaking out of it. */
    static Credential checked(Credential credential) {
        if (!credential.token().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new MalformedCredentialException("A GitLab token holds visible ASCII characters only, no spaces.");
        }
        return credential;
    }
}
