package io.kepler.mcp.gitlab.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a tool answers: one compact JSON object as UTF-8 bytes, made once and only copied to the wire. */
public final class Answer {

    private static final int CHUNK = 8 * 1024;

    private final byte[] json;
    private final int length;

    Answer(byte[] json, int length) {
        this.json = json;
        this.length = length;
    }

    /** Collects the bytes of an answer; what is collected is not copied again. */
    static final class Builder extends ByteArrayOutputStream {

        Builder() {
            super(8 * 1024);
        }

        Answer answer() {
            return new Answer(buf, count);
        }
    }

    public int length() {
        return length;
    }

    /** Writes the object as it is. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(json, 0, length);
    }

    /**
     * Writes the object as the inside of a JSON text. In compact JSON only quotes and backslashes need care: control
     * characters are already escaped and other bytes are plain UTF-8.
     */
    public void writeEscapedTo(OutputStream out) throws IOException {
        // Chunks of our own, because many small writes cost more than all the rest of a long answer.
        byte[] chunk = new byte[Math.min(2 * length + 1, CHUNK)];
        int filled = 0;
        for (int i = 0; i < length; i++) {
            if (filled > chunk.length - 2) {
                out.write(chunk, 0, filled);
                filled = 0;
            }
            byte b = json[i];
            if (b == '"' || b == '\\') {
                chunk[filled++] = '\\';
            }
            chunk[filled++] = b;
        }
        out.write(chunk, 0, filled);
    }

    @Override
    public String toString() {
        return new String(json, 0, length, StandardCharsets.UTF_8);
    }
}
