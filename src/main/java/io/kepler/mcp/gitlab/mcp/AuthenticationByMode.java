package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.oauth.AccessTokens;
import io.kepler.mcp.gitlab.oauth.Challenges;
import java.util.Optional;

/** Chooses by what the caller shows, among the modes that are on; everything else is refused. */
final class AuthenticationByMode implements Authentication {

    private static final String PERSONAL = "glpat-";

    private final Challenges challenges;
    private final Optional<? extends Authentication> token;
    private final Optional<? extends Authentication> ours;
    private final Optional<? extends Authentication> gitlabs;

    /** Each of them only when its mode is on. */
    AuthenticationByMode(
            Challenges challenges,
            Optional<? extends Authentication> token,
            Optional<? extends Authentication> ours,
            Optional<? extends Authentication> gitlabs) {
        this.challenges = challenges;
        this.token = token;
        this.ours = ours;
        this.gitlabs = gitlabs;
    }

    @Override
    public Claim claim(Headers headers) throws RpcException {
        boolean privately = headers.get("PRIVATE-TOKEN") != null || headers.get("JOB-TOKEN") != null;
        String bearer = privately ? "" : Bearer.of(headers);
        return mode(privately, bearer)
                .orElseThrow(() -> refusal(privately, bearer))
                .claim(headers);
    }

    private Optional<? extends Authentication> mode(boolean privately, String bearer) {
        if (privately || bearer.startsWith(PERSONAL)) {
            return token;
        }
        if (AccessTokens.isOurs(bearer)) {
            return ours;
        }
        return bearer.isEmpty() || gitlabs.isPresent() ? gitlabs.filter(mode -> !bearer.isEmpty()) : token;
    }

    private RpcException refusal(boolean privately, String bearer) {
        if (bearer.isEmpty() && !privately) {
            return Bearer.refusal(
                    TokenAuthentication.MISSING, "An access token is required", challenges.tokenMissing());
        }
        String reason = "This kind of token is not accepted here";
        return Bearer.refusal(TokenAuthentication.REJECTED, reason, challenges.tokenInvalid(reason));
    }
}
