package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.state.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SealsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] CONTENT = "{\"of\":\"ada\"}".getBytes(StandardCharsets.UTF_8);

    private static Keys keys(String... keys) {
        return Keys.of(Stream.of(keys).map(Secret::new).toList());
    }

    private static Seal seal(Instant now, String... keys) {
        return Seals.of(keys(keys), InstantSource.fixed(now));
    }

    @Test
    void openOnEveryNodeWithTheKeyUntilTheyAreTooOld() {
        String sealed = Seals.of(keys(TestNode.KEY), InstantSource.system()).seal(CONTENT);

        Instant now = Instant.now();
        assertThat(seal(now, TestNode.OTHER_KEY, TestNode.KEY).open(sealed, MINUTE))
                .hasValue(CONTENT);
        assertThat(seal(now.plusSeconds(62), TestNode.KEY).open(sealed, MINUTE)).isEmpty();
        assertThat(seal(now, TestNode.OTHER_KEY).open(sealed, MINUTE)).isEmpty();
    }

    @Test
    void openForNobodyWhenTheyWereChanged() {
        Seal seal = Seals.ofThisProcess();
        String sealed = seal.seal(CONTENT);

        assertThat(sealed).matches("[A-Za-z0-9_=-]+").doesNotContain("ada");
        assertThat(seal.open(sealed, MINUTE)).hasValue(CONTENT);
        assertThat(List.of("", "x", "%", sealed + "A", sealed.substring(4), sealed.replace('A', 'B') + "="))
                .allSatisfy(changed -> assertThat(seal.open(changed, MINUTE)).isEmpty());
        assertThat(Seals.ofThisProcess().open(sealed, MINUTE)).isEmpty();
    }

    @Test
    void areNotWhatTheDatabaseHolds() {
        Keys keys = keys(TestNode.KEY);

        assertThat(Seals.of(keys, InstantSource.system()).open(keys.seal(CONTENT), MINUTE))
                .isEmpty();
        assertThat(Seals.of(keys, InstantSource.system()).open(keys.seal(new byte[] {'s', 'e'}), MINUTE))
                .isEmpty();
    }
}
