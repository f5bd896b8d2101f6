package io.kepler.mcp.gitlab.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A stretch of a long text: at most so many bytes from an offset on, to the end of a line or at least of a character. */
final class Window {

    static final int MOST_BYTES = 256 * 1024;

    private final byte[] bytes;
    private final int length;
    private final long offset;

    private Window(byte[] bytes, int length, long offset) {
        this.bytes = bytes;
        this.length = length;
        this.offset = offset;
    }

    static Window read(InputStream in, long offset) {
        try {
            if (skip(in, offset) < offset) {
                return new Window(new byte[0], 0, offset);
            }
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return new Window(bytes, bytes.length > MOST_BYTES ? end(bytes) : bytes.length, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long skip(InputStream in, long wanted) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long skipped = 0;
        while (skipped < wanted) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
            if (read < 0) {
                return skipped;
            }
            skipped += read;
        }
        return skipped;
    }

    private static int end(byte[] bytes) {
        for (int end = MOST_BYTES; end > MOST_BYTES / 2; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        int end = MOST_BYTES;
        while (end > 1 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    /** Everything that was read, what the window leaves out included. */
    byte[] bytes() {
        return bytes;
    }

    boolean cut() {
        return length < bytes.length;
    }

    /** The text, or empty when this is none. */
    Optional<String> text() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, begin(), length - begin()))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    /** An offset that somebody thought up may lie inside a character, of which the rest is none. */
    private int begin() {
        int begin = 0;
        while (offset > 0 && begin < Math.min(3, length) && (bytes[begin] & 0xC0) == 0x80) {
            begin++;
        }
        return begin;
    }

    /** The text, with U+FFFD for what is none. */
    String lenient() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Says after a text what is missing and where it is, or nothing when nothing is. */
    String note(Reading reading) {
        long end = offset + length;
        if (cut()) {
            return "\n[Bytes " + offset + " to " + end + ". The rest is at " + reading.from(end) + "]\n";
        }
        return length == 0 && offset > 0 ? "[There is nothing from byte " + offset + " on.]\n" : "";
    }
}
