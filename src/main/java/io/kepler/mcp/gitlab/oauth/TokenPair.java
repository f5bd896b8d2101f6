package io.kepler.mcp.gitlab.oauth;

import java.util.LinkedHashMap;
import java.util.Map;

/** Two new tokens: as the client gets them, and as we keep them. */
record TokenPair(String accessToken, String refreshToken, IssuedToken access, IssuedToken refresh) {

    /** The answer of the token endpoint (RFC 6749, 5.1). */
    Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", accessToken);
        answer.put("token_type", "Bearer");
        answer.put(
                "expires_in",
                access.expiresAt().getEpochSecond() - access.issuedAt().getEpochSecond());
        answer.put("refresh_token", refreshToken);
        answer.put("scope", Scope.print(access.scope()));
        return answer;
    }

    @Override
    public String toString() {
        return "TokenPair[***]";
    }
}
