package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a resource changed. GitLab is asked with the entity tag of last time; when it has another answer only
 * the watched fields count, because others, such as the duration of a running job, change with every look.
 */
final class Watch {

    private static final int NOT_MODIFIED = 304;

    private Watch() {}

    static Version look(Reading reading, @Nullable Version known) {
        String tag = known == null || known.entityTag().isEmpty() ? null : known.entityTag();
        try (Reply reply = reading.send(reading.request().unless(tag))) {
            if (known != null && reply.status() == NOT_MODIFIED) {
                return known;
            }
            String digest = digest(reply, reading.definition());
            return new Version(digest, reply.header("ETag").orElse(""));
        }
    }

    private static String digest(Reply reply, Definition definition) {
        MessageDigest sha256 = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
            ObjectForm.kept(reply, definition.watch()).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
