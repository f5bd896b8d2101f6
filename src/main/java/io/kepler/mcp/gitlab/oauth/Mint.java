package io.kepler.mcp.gitlab.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes whatever must be unguessable: 256 random bits each. Tokens carry a prefix that secret scanners can know. */
public final class Mint {

    static final String ACCESS_TOKEN = "kmcp_at_";
    private static final String REFRESH_TOKEN = "kmcp_rt_";
    private static final String CODE = "kmcp_ac_";
    private static final String CLIENT_SECRET = "kmcp_cs_";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** For cookies, ids and states: 43 characters of base64url. */
    public String plain() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String accessToken() {
        return ACCESS_TOKEN + plain();
    }

    String refreshToken() {
        return REFRESH_TOKEN + plain();
    }

    String code() {
        return CODE + plain();
    }

    String clientSecret() {
        return CLIENT_SECRET + plain();
    }
}
