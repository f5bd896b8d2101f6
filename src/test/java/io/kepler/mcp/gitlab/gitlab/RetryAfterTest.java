package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse(" 60 ")).hasValue(Duration.ofSeconds(60));
    }

    @Test
    void readsADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));

        assertThat(RetryAfter.parse(date))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60)));
    }

    @Test
    void waitsNotAtAllForADateThatHasPassed() {
        assertThat(RetryAfter.parse("Fri, 20 Nov 2020 10:00:00 GMT")).hasValue(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
    void makesNothingOfNonsense(String value) {
        assertThat(RetryAfter.parse(value)).isEmpty();
    }
}
