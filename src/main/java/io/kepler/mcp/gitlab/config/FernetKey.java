package io.kepler.mcp.gitlab.config;

import java.util.Base64;

/** A key as Python's {@code Fernet.generate_key()} and our own command make it. */
final class FernetKey {
    private static final int BYTES = 32;

    private FernetKey() {}

    static Type<Secret> type() {
        return Types.secret().refusing(key -> !isKey(key.reveal()), """
                is no Fernet key (32 bytes in URL-safe Base64); "java -jar kepler-mcp-gitlab.war generate-key" makes one\
                """);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length == BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
