package io.kepler.mcp.gitlab.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and proves what it encrypted, in the format of the
 * <a href="https://github.com/fernet/spec/blob/master/Spec.md">Fernet specification</a>, as Python's cryptography does.
 */
public final class Fernet {
    private static final byte VERSION = (byte) 0x80;
    private static final int KEY = 32;
    private static final int BLOCK = 16;
    private static final int HEADER = 1 + Long.BYTES + BLOCK;
    private static final int MAC = 32;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec signing;
    private final SecretKeySpec encryption;

    private Fernet(byte[] key) {
        signing = new SecretKeySpec(key, 0, BLOCK, "HmacSHA256");
        encryption = new SecretKeySpec(key, BLOCK, BLOCK, "AES");
    }

    /** Makes a key, as Python's {@code Fernet.generate_key()} does. */
    public static String generateKey() {
        return Base64.getUrlEncoder().encodeToString(random(KEY));
    }

    static Fernet of(String key) {
        byte[] bytes = Base64.getUrlDecoder().decode(key);
        if (bytes.length != KEY) {
            throw new IllegalArgumentException("A Fernet key has 32 bytes.");
        }
        return new Fernet(bytes);
    }

    String encrypt(byte[] text) {
        return encrypt(text, Instant.now(), random(BLOCK));
    }

    String encrypt(byte[] text, Instant now, byte[] iv) {
        byte[] hidden = cipher(Cipher.ENCRYPT_MODE, iv, text)
                .orElseThrow(() -> new IllegalStateException("AES does not encrypt on this JVM."));
        ByteBuffer token = ByteBuffer.allocate(HEADER + hidden.length + MAC);
        token.put(VERSION).putLong(now.getEpochSecond()).put(iv).put(hidden);
        token.put(mac(token.array()));
        return Base64.getUrlEncoder().encodeToString(token.array());
    }

    /** The text, or nothing when this key did not make the token or somebody changed it. */
    Optional<byte[]> decrypt(String token) {
        return proven(token).flatMap(this::open);
    }

    /** The same for tokens of limited life. */
    Optional<byte[]> decrypt(String token, Duration life, Instant now) {
        return proven(token)
                .filter(bytes -> {
                    Instant made = Instant.ofEpochSecond(ByteBuffer.wrap(bytes).getLong(1));
                    return !made.plus(life).isBefore(now) && !made.isAfter(now.plus(CLOCK_SKEW));
                })
                .flatMap(this::open);
    }

    private Optional<byte[]> proven(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int hidden = bytes.length - HEADER - MAC;
        boolean wellFormed = hidden >= BLOCK && hidden % BLOCK == 0 && bytes[0] == VERSION;
        return wellFormed && MessageDigest.isEqual(mac(bytes), Arrays.copyOfRange(bytes, HEADER + hidden, bytes.length))
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private Optional<byte[]> open(byte[] token) {
        byte[] iv = Arrays.copyOfRange(token, HEADER - BLOCK, HEADER);
        return cipher(Cipher.DECRYPT_MODE, iv, Arrays.copyOfRange(token, HEADER, token.length - MAC));
    }

    /** Over everything but the last bytes, where it goes itself. */
    private byte[] mac(byte[] token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(signing);
            mac.update(token, 0, token.length - MAC);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no HMAC-SHA256.", e);
        }
    }

    private Optional<byte[]> cipher(int mode, byte[] iv, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, encryption, new IvParameterSpec(iv));
            return Optional.of(cipher.doFinal(text));
        } catch (BadPaddingException wrongPadding) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no AES in CBC mode.", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
