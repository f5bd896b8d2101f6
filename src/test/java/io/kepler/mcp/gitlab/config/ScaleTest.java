package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static final Type<Integer> COUNT = Scale.count(1, 2000);
    private static final Type<Duration> DURATION = Scale.duration(Duration.ofMillis(100), Duration.ofDays(2));
    private static final Type<Long> SIZE = Scale.size(1024, 64L << 20);

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "15m, PT15M", "1h, PT1H", "2d, PT48H", "7, PT7S", "5 M, PT5M"})
    void readsDurations(String text, Duration expected) throws WrongValue {
        assertThat(DURATION.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"4MiB, 4194304", "512KiB, 524288", "40000, 40000", "2048B, 2048", "1mib, 1048576"})
    void readsSizes(String text, long expected) throws WrongValue {
        assertThat(SIZE.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "2001", "99999999999999999999"})
    void saysTheRangeOfACount(String text) {
        assertThatThrownBy(() -> COUNT.parse(text)).hasMessage("is out of range; use 1 to 2000");
    }

    @ParameterizedTest
    @CsvSource({"abc", "-5", "1.5", "5s", "1e3"})
    void saysWhatIsNoCount(String text) {
        assertThatThrownBy(() -> COUNT.parse(text)).hasMessage("is not a whole number; use 1 to 2000");
    }

    @ParameterizedTest
    @CsvSource({"PT5S", "5 weeks", "s", "-1s"})
    void saysWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> DURATION.parse(text)).hasMessage("is not a duration; use 100ms to 2d");
    }

    @ParameterizedTest
    @CsvSource({"99ms", "3d", "9223372036854775807d"})
    void saysTheRangeOfADuration(String text) {
        assertThatThrownBy(() -> DURATION.parse(text)).hasMessage("is out of range; use 100ms to 2d");
    }

    @Test
    void saysWhatIsNoSize() {
        assertThatThrownBy(() -> SIZE.parse("4MB")).hasMessage("is not a size; use 1KiB to 64MiB");
    }

    @Test
    void describesItselfForTheReferencePage() {
        assertThat(COUNT.form()).isEqualTo("whole number, 1 to 2000");
        assertThat(DURATION.form()).isEqualTo("duration, 100ms to 2d (plain number: seconds)");
        assertThat(SIZE.form()).isEqualTo("size, 1KiB to 64MiB (plain number: bytes)");
        assertThat(Scale.duration(Duration.ZERO, Duration.ofMinutes(5)).form()).startsWith("duration, 0s to 5m");
    }
}
