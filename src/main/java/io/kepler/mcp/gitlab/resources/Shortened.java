package io.kepler.mcp.gitlab.resources;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Cuts texts that are longer than anybody reads, says so in them, and counts what was written. */
final class Shortened extends JsonGeneratorDelegate {

    static final int LONGEST = 64 * 1024;

    private long written;

    Shortened(JsonGenerator out) {
        super(out, false);
    }

    /** How many characters of text went through. */
    long written() {
        return written;
    }

    @Override
    public JsonGenerator writeString(String text) {
        written += Math.min(text.length(), LONGEST);
        delegate.writeString(
                text.length() <= LONGEST
                        ? text
                        : text.substring(0, LONGEST) + "\n[Cut after " + LONGEST + " of " + text.length()
                                + " characters. The whole text is in GitLab only.]");
        return this;
    }

    @Override
    public JsonGenerator writeString(char[] text, int offset, int length) {
        if (length > LONGEST) {
            return writeString(new String(text, offset, length));
        }
        written += length;
        delegate.writeString(text, offset, length);
        return this;
    }
}
