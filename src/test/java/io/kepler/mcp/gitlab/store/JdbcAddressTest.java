package io.kepler.mcp.gitlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcAddressTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "postgres://ada:hush@db/kepler, jdbc:postgresql://db/kepler",
                "postgresql://ada:hush@db:5433/kepler, jdbc:postgresql://db:5433/kepler",
                "postgres://ada:hush@db/kepler?sslmode=require, jdbc:postgresql://db/kepler?sslmode=require",
                "postgres://ada:hush@one:1;two:2/kepler, jdbc:postgresql://one:1;two:2/kepler",
                "postgres://ada:hush@[::1]:5432/kepler, jdbc:postgresql://[::1]:5432/kepler",
                "postgres://ada:hush@db, jdbc:postgresql://db",
                "jdbc:postgresql://db/kepler?user=ada&password=hush, jdbc:postgresql://db/kepler",
                "jdbc:postgresql://db/kepler?ssl=true&user=ada&password=hush,"
                        + " jdbc:postgresql://db/kepler?ssl=true",
                "jdbc:h2:mem:a;USER=ada;PASSWORD=hush;MODE=REGULAR, jdbc:h2:mem:a;MODE=REGULAR",
            })
    void takesTheCredentialsOutOfTheUrl(String given, String url) {
        JdbcAddress address = JdbcAddress.parse(given.replace("one:1;two:2", "one:1,two:2"));

        assertThat(address)
                .isEqualTo(new JdbcAddress(
                        url.replace("one:1;two:2", "one:1,two:2"),
                        Optional.of("ada"),
                        Optional.of(new Secret("hush"))));
    }

    @Test
    void decodesCredentials() {
        JdbcAddress address = JdbcAddress.parse("postgres://a%40b:p%2Fq+r@s@db/kepler");

        assertThat(address.user()).contains("a@b");
        assertThat(address.password()).contains(new Secret("p/q+r@s"));
        assertThat(address.url()).isEqualTo("jdbc:postgresql://db/kepler");
    }

    @Test
    void leavesAUrlWithoutCredentialsAlone() {
        assertThat(JdbcAddress.parse("jdbc:postgresql://db/kepler?a=b&c=d"))
                .isEqualTo(new JdbcAddress("jdbc:postgresql://db/kepler?a=b&c=d", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/kepler?user=ada&password=hush, jdbc:postgresql://db/kepler",
        "jdbc:h2:file:/data/kepler;USER=sa;PASSWORD=hush, jdbc:h2:file:/data/kepler",
        "jdbc:other://ada:hush@db/kepler, jdbc:other://db/kepler"
    })
    void showsNoOptionsAndNoCredentials(String url, String shown) {
        assertThat(JdbcAddress.shown(url)).isEqualTo(shown);
    }
}
