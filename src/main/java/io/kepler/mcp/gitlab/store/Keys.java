package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.Environment;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.config.StoreConfig;
import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys of this node: the first encrypts, all decrypt. */
final class Keys {
    static final String SETTING = "KEPLER_MCP_TOKEN_ENCRYPTION_KEY";
    private static final int ID_BYTES = 8;

    private final List<Fernet> fernets;
    private final String id;

    private Keys(List<Fernet> fernets, String id) {
        this.fernets = fernets;
        this.id = id;
    }

    static Keys of(List<Secret> keys) {
        return new Keys(
                keys.stream().map(key -> Fernet.of(key.reveal())).toList(),
                id(keys.get(0).reveal()));
    }

    /** The configured keys, or in {@code local} one that is made once and kept in the data directory. */
    static Keys find(StoreConfig config, Environment environment) {
        if (!config.encryptionKeys().isEmpty()) {
            return of(config.encryptionKeys());
        }
        if (environment == Environment.LOCAL && config.dataDirectory().isPresent()) {
            return of(List.of(KeyFile.in(config.dataDirectory().get())));
        }
        throw new StoreException(SETTING + " is not set, and environment "
                + environment.name().toLowerCase(Locale.ROOT)
                + " makes no key on its own. \"java -jar kepler-mcp-gitlab.war generate-key\" makes one;"
                + " give it to every node.");
    }

    /** Which key encrypts now. A short hash, so that rows under another key can be found. */
    String id() {
        return id;
    }

    String seal(byte[] text) {
        return fernets.get(0).encrypt(text);
    }

    String seal(Secret text) {
        return seal(text.reveal().getBytes(StandardCharsets.UTF_8));
    }

    byte[] open(String sealed) {
        return tryOpen(sealed)
                .orElseThrow(() -> new StoresUnavailableException(
                        "A row is encrypted with a key that this node does not have; " + SETTING + " must list it."));
    }

    Secret openSecret(String sealed) {
        return new Secret(new String(open(sealed), StandardCharsets.UTF_8));
    }

    boolean isUnderFirst(String sealed) {
        return fernets.get(0).decrypt(sealed).isPresent();
    }

    Optional<byte[]> tryOpen(String sealed) {
        return fernets.stream()
                .flatMap(fernet -> fernet.decrypt(sealed).stream())
                .findFirst();
    }

    Optional<byte[]> tryOpen(String sealed, Duration life, Instant now) {
        return fernets.stream()
                .flatMap(fernet -> fernet.decrypt(sealed, life, now).stream())
                .findFirst();
    }

    private static String id(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256.", e);
        }
    }
}
