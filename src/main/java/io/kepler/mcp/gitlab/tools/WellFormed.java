package io.kepler.mcp.gitlab.tools;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes only texts that are Unicode. One that was cut in the middle of an emoji ends with half a surrogate pair, over
 * which strict clients refuse the whole reply; U+FFFD takes its place.
 */
final class WellFormed extends JsonGeneratorDelegate {

    WellFormed(JsonGenerator out) {
        super(out, false);
    }

    @Override
    public JsonGenerator writeName(String name) {
        delegate.writeName(repaired(name));
        return this;
    }

    @Override
    public JsonGenerator writeString(String text) {
        delegate.writeString(repaired(text));
        return this;
    }

    /** Most texts come this way, copied from GitLab's, so it makes no String of those that need no look. */
    @Override
    public JsonGenerator writeString(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (Character.isSurrogate(text[i])) {
                return writeString(new String(text, offset, length));
            }
        }
        delegate.writeString(text, offset, length);
        return this;
    }

    private static String repaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // The encoder puts U+FFFD where half a pair stands alone.
                return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
            }
        }
        return text;
    }
}
