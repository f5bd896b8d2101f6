package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.state.Seal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes seals that Fernet keys stand behind. */
public final class Seals {
    /** In front of everything sealed, so that nothing from the database that gets out passes for it. */
    private static final byte[] MARK = {'s', 'e', 'a', 'l', ':'};

    private Seals() {}

    /** A seal that no other process knows, and that ends with this one. */
    public static Seal ofThisProcess() {
        return of(Keys.of(List.of(new Secret(Fernet.generateKey()))), InstantSource.system());
    }

    /** The first key seals, all of them open. */
    static Seal of(Keys keys, InstantSource clock) {
        return new Seal() {
            @Override
            public String seal(byte[] content) {
                return keys.seal(ByteBuffer.allocate(MARK.length + content.length)
                        .put(MARK)
                        .put(content)
                        .array());
            }

            @Override
            public Optional<byte[]> open(String sealed, Duration maxAge) {
                return keys.tryOpen(sealed, maxAge, clock.instant())
                        .filter(Seals::isMarked)
                        .map(bytes -> Arrays.copyOfRange(bytes, MARK.length, bytes.length));
            }
        };
    }

    private static boolean isMarked(byte[] bytes) {
        return Arrays.equals(bytes, 0, Math.min(MARK.length, bytes.length), MARK, 0, MARK.length);
    }
}
