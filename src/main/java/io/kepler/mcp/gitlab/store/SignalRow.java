package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.Signal;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A signal on its way to the other nodes. All of it is encrypted, for its target may be the id of a session. */
@Entity
@Table(name = "signals")
@SuppressWarnings("UnusedVariable") // queries read the time
class SignalRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    private String content;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected SignalRow() {}

    SignalRow(Signal signal, Instant expiresAt, Keys keys) {
        this.content = keys.seal(bytes(signal));
        this.expiresAt = expiresAt;
    }

    private static byte[] bytes(Signal signal) {
        byte[] kind = signal.kind().getBytes(StandardCharsets.UTF_8);
        byte[] target = signal.target().getBytes(StandardCharsets.UTF_8);
        byte[] payload = signal.payload().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + kind.length + target.length + payload.length)
                .putInt(kind.length)
                .putInt(target.length)
                .put(kind)
                .put(target)
                .put(payload)
                .array();
    }

    long id() {
        return id;
    }

    Signal signal(Keys keys) {
        ByteBuffer bytes = ByteBuffer.wrap(keys.open(content));
        int kind = bytes.getInt();
        int target = bytes.getInt();
        return new Signal(text(bytes, kind), text(bytes, target), text(bytes, bytes.remaining()));
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
