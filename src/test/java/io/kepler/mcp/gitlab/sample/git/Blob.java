package io.kepler.mcp.gitlab.sample.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The content of one file. */
public final class Blob {
    private final String id;
    private final byte[] content;

    private Blob(byte[] content) {
        this.content = content;
        this.id = Sha.of("blob", content);
    }

    public static Blob of(byte[] content) {
        return new Blob(content.clone());
    }

    public static Blob of(String text) {
        return new Blob(text.getBytes(UTF_8));
    }

    public String id() {
        return id;
    }

    public byte[] content() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    public String sha256() {
        return Sha.sha256(content);
    }

    /** Whether it holds a zero byte, which is how Git tells binary files from text. */
    boolean isBinary() {
        for (byte b : content) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** The lines with their ends; only the last may lack one. */
    List<String> lines() {
        String text = new String(content, UTF_8);
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }
}
