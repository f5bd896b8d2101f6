package io.kepler.mcp.gitlab.oauth.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.oauth.FreshLogin;
import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionValuesTest {

    private static Stream<Record> values() {
        GitLabUser user = new GitLabUser(
                "https://gitlab.example.com", 7, "größe", "望 \"x\"", Optional.of("a@example.com"), List.of("uid"));
        GitLabUser bare = new GitLabUser("https://gitlab.example.com", 7, "a", "a", Optional.empty(), List.of());
        GitLabTokens tokens = new GitLabTokens(
                new Secret("access"), new Secret("refresh"), Instant.parse("2026-11-20T12:00:00.123Z"));
        return Stream.of(
                user, bare, new PendingLogin("verifier", "/oauth/continue?request=x"), new FreshLogin(user, tokens));
    }

    @ParameterizedTest
    @MethodSource("values")
    void comeBackAsTheyWere(Record value) {
        assertThat(SessionValues.read(SessionValues.write(value))).isEqualTo(value);
    }

    private static Stream<Object> strangers() {
        return Stream.of("text", new ArrayList<>(), new Secret("x"), Instant.EPOCH);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void areOfKnownTypesOnly(Object value) {
        assertThatThrownBy(() -> SessionValues.write(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"java.io.File\",\"value\":\"/etc/passwd\"}", "[1]", "{\"type\":1}"})
    void areNotReadFromWhatIsNone(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        assertThatThrownBy(() -> SessionValues.read(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
}
