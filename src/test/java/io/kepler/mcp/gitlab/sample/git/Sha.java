package io.kepler.mcp.gitlab.sample.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names of objects: a digest over kind, length and content, as Git computes it. */
public final class Sha {
    private Sha() {}

    public static String of(String kind, byte[] content) {
        MessageDigest digest = digest("SHA-1");
        digest.update((kind + " " + content.length + "\0").getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(content));
    }

    public static String of(String kind, String content) {
        return of(kind, content.getBytes(UTF_8));
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest("SHA-256").digest(content));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
