package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/**
 * What an authorization code stands for.
 *
 * @param challenge the S256 challenge, or "" when the application sent none
 */
record OAuthCode(
        String value,
        Application application,
        User user,
        Set<String> scopes,
        String redirectUri,
        String challenge,
        Instant expiresAt) {

    boolean fits(Application other, String uri) {
        return application == other && redirectUri.equals(uri) && Instant.now().isBefore(expiresAt);
    }

    boolean verifiedBy(String verifier) {
        return challenge.isEmpty() || challenge.equals(s256(verifier));
    }

    private static String s256(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
