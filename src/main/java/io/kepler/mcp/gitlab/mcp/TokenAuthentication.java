package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Credentials;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.gitlab.MalformedCredentialException;
import io.kepler.mcp.gitlab.gitlab.NotAdmittedException;
import io.kepler.mcp.gitlab.tools.Caller;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Token mode: the caller sends a GitLab token, and GitLab says whose it is. */
final class TokenAuthentication implements Authentication {

    static final int MISSING = 40101;
    static final int MALFORMED = 40102;
    static final int REJECTED = 40103;
    static final int INSUFFICIENT = 40301;
    static final int NOT_ADMITTED = 40302;
    static final int UNREACHABLE = 50301;

    private static final String BEARER = "Bearer ";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final GitLab gitlab;
    private final Identities identities;

    TokenAuthentication(GitLab gitlab, Identities identities) {
        this.gitlab = gitlab;
        this.identities = identities;
    }

    @Override
    public Claim claim(Headers headers) throws RpcException {
        return claim(credential(headers));
    }

    /** The claim of who shows this credential. */
    Claim claim(Credential credential) {
        return () -> {
            Caller caller = caller(credential);
            return new Proof(caller, () -> forget(caller), scope -> "Bearer realm=\"GitLab\"");
        };
    }

    /** Reads the credential from the headers, without asking anyone. */
    Credential credential(Headers headers) throws RpcException {
        try {
            String privateToken = headers.get("PRIVATE-TOKEN");
            if (privateToken != null) {
                return Credentials.privateToken(privateToken.strip());
            }
            String jobToken = headers.get("JOB-TOKEN");
            if (jobToken != null) {
                return Credentials.jobToken(jobToken.strip());
            }
            String authorization = headers.get("Authorization");
            if (authorization == null) {
                throw refusal(
                        MISSING, null, "A GitLab token is required: send it as PRIVATE-TOKEN or Authorization: Bearer");
            }
            return Credentials.bearer(bearer(authorization));
        } catch (MalformedCredentialException e) {
            throw malformed();
        }
    }

    private static String bearer(String authorization) throws RpcException {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw malformed();
        }
        return authorization.substring(BEARER.length()).strip();
    }

    /** Asks GitLab, or the memory of an earlier answer, whose credential this is. */
    Caller caller(Credential credential) throws RpcException {
        try {
            return new Caller(gitlab, credential, identities.identify(credential));
        } catch (NotAdmittedException e) {
            throw new RpcException(403, NOT_ADMITTED, String.valueOf(e.getMessage()));
        } catch (GitLabException e) {
            throw switch (e.fault()) {
                case UNAUTHENTICATED ->
                    refusal(
                            REJECTED,
                            "invalid_token",
                            "GitLab does not accept this token: it is wrong, expired or revoked");
                case FORBIDDEN ->
                    new RpcException(
                            403, INSUFFICIENT, "GitLab refuses this token: it needs the scope read_api or api");
                default -> unreachable(e);
            };
        }
    }

    static RpcException unreachable(GitLabException e) {
        String reason = e.fault() == Fault.RATE_LIMITED
                ? "Too many tokens are being checked at the moment, try again shortly"
                : "GitLab cannot be reached to check the token, try again shortly";
        return new RpcException(
                503,
                UNREACHABLE,
                reason,
                null,
                Map.of("Retry-After", seconds(e.retryAfter().orElse(RETRY_AFTER))));
    }

    /** GitLab refused the credential in the middle of its life: the next message is checked afresh. */
    void forget(Caller caller) {
        identities.forget(caller.credential());
    }

    private static RpcException malformed() {
        return refusal(
                MALFORMED, "invalid_token", "This is not a GitLab token: it has characters or a length no token has");
    }

    private static RpcException refusal(int code, @Nullable String error, String message) {
        String challenge = "Bearer realm=\"GitLab\"" + (error == null ? "" : ", error=\"" + error + "\"");
        return new RpcException(401, code, message, null, Map.of("WWW-Authenticate", challenge));
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
