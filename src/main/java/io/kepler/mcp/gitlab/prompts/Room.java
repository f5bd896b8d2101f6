package io.kepler.mcp.gitlab.prompts;

import java.nio.charset.StandardCharsets;

/** A text that grows up to a number of bytes and not beyond. */
final class Room {

    private final StringBuilder text = new StringBuilder();
    private int left;

    Room(int bytes) {
        this.left = bytes;
    }

    /** Adds the text and an end of line, or nothing when there is no room for it. */
    boolean takes(String line) {
        int bytes = size(line) + 1;
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        text.append(line).append('\n');
        return true;
    }

    int left() {
        return left;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The beginning of a text, no longer than this in UTF-8 and never ending inside a character. */
    static String beginning(String text, int bytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
