package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EraTest {

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "initialize", "ping"})
    void isModernWhenTheBodyNamesARevisionWhateverElse(String method) {
        Sent legacy = Sent.nothing().with("MCP-Protocol-Version", "2025-11-25").with("Mcp-Session-Id", "1");

        assertThat(Era.of(message(method, meta("2026-07-28")), Sent.nothing())).isEqualTo(Era.MODERN);
        assertThat(Era.of(message(method, meta("2025-11-25")), legacy)).isEqualTo(Era.MODERN);
        assertThat(Era.of(message(method, meta(7)), legacy)).isEqualTo(Era.MODERN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", " 2025-11-25\t"})
    void isLegacyWhenTheHeaderNamesARevisionWithSessions(String version) {
        Sent sent = Sent.nothing().with("mcp-protocol-version", version);

        assertThat(Era.of(message("tools/list", Map.of()), sent)).isEqualTo(Era.LEGACY);
        assertThat(Era.of(message("tools/list", Map.of()), sent.with("Mcp-Method", "x")))
                .isEqualTo(Era.LEGACY);
        assertThat(Era.of(message("server/discover", Map.of()), sent)).isEqualTo(Era.LEGACY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2099-01-01", "1999-01-01", "", "x", "2025-11-25, 2025-11-25"})
    void isModernWhenTheHeaderNamesAnyOtherRevision(String version) {
        Sent sent = Sent.nothing().with("MCP-Protocol-Version", version).with("Mcp-Session-Id", "1");

        assertThat(Era.of(message("tools/list", Map.of()), sent)).isEqualTo(Era.MODERN);
        assertThat(Era.of(message("initialize", Map.of()), sent)).isEqualTo(Era.MODERN);
    }

    @Test
    void isModernWhenOnlyTheMethodTellsSo() {
        assertThat(Era.of(message("tools/list", Map.of()), Sent.nothing().with("Mcp-Method", "tools/list")))
                .isEqualTo(Era.MODERN);
        assertThat(Era.of(message("server/discover", Map.of()), Sent.nothing())).isEqualTo(Era.MODERN);
    }

    /** Bridges such as mcp-remote repeat the method of every message. */
    @Test
    void isLegacyWhenAHandshakeRepeatsItsMethodInTheHeader() {
        assertThat(Era.of(message("initialize", Map.of()), Sent.nothing().with("Mcp-Method", "initialize")))
                .isEqualTo(Era.LEGACY);
    }

    @Test
    void isLegacyWhenNothingTellsOtherwise() {
        assertThat(Era.of(message("initialize", Map.of()), Sent.nothing())).isEqualTo(Era.LEGACY);
        assertThat(Era.of(message("tools/list", Map.of("_meta", Map.of("progressToken", 1))), Sent.nothing()))
                .isEqualTo(Era.LEGACY);
        assertThat(Era.of(
                        message("tools/list", Map.of("_meta", "x")),
                        Sent.nothing().with("Mcp-Session-Id", "1")))
                .isEqualTo(Era.LEGACY);
    }

    private static Message message(String method, Map<String, Object> params) {
        return new Message(Message.Kind.REQUEST, 1, method, params);
    }

    private static Map<String, Object> meta(Object version) {
        return Map.of("_meta", Map.of(Era.VERSION_META, version));
    }
}
