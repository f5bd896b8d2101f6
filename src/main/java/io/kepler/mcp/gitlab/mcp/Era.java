package io.kepler.mcp.gitlab.mcp;

import org.jspecify.annotations.Nullable;

/** Which protocol a message speaks: with sessions and a handshake, or standing alone since 2026-07-28. */
enum Era {
    LEGACY,
    MODERN;

    static final String VERSION_HEADER = "MCP-Protocol-Version";
    static final String METHOD_HEADER = "Mcp-Method";
    static final String VERSION_META = "io.modelcontextprotocol/protocolVersion";

    private static final String HANDSHAKE = "initialize";

    /**
     * Tells the era from the message itself, because both share one endpoint. A revision nobody knows counts as modern:
     * its answer names the revisions spoken here, which legacy has no words for.
     */
    static Era of(Message message, Headers headers) {
        if (message.meta(VERSION_META) != null) {
            return MODERN;
        }
        String version = headers.get(VERSION_HEADER);
        if (version != null) {
            return isLegacy(version) ? LEGACY : MODERN;
        }
        // Some bridges repeat the method in the header in every era; a handshake is only in one.
        boolean looksModern =
                headers.get(METHOD_HEADER) != null && !message.method().equals(HANDSHAKE);
        return looksModern || message.method().equals(ModernRequest.DISCOVER) ? MODERN : LEGACY;
    }

    private static boolean isLegacy(@Nullable String version) {
        return version != null
                && Revision.of(version.strip())
                        .map(revision -> !revision.modern())
                        .orElse(false);
    }
}
