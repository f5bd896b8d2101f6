package io.kepler.mcp.gitlab.sample.git;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines between what two texts have in common at their beginnings and at their ends. */
public record Hunk(List<String> before, List<String> after, int head, int tail) {
    private static final int CONTEXT = 3;

    static Hunk of(@Nullable Blob before, @Nullable Blob after) {
        return of(before == null ? List.of() : before.lines(), after == null ? List.of() : after.lines());
    }

    static Hunk of(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && fromEnd(before, tail).equals(fromEnd(after, tail))) {
            tail++;
        }
        return new Hunk(before, after, head, tail);
    }

    private static String fromEnd(List<String> lines, int index) {
        return lines.get(lines.size() - 1 - index);
    }

    public int deletions() {
        return before.size() - head - tail;
    }

    public int additions() {
        return after.size() - head - tail;
    }

    String text() {
        if (deletions() + additions() == 0) {
            return "";
        }
        int start = Math.max(0, head - CONTEXT);
        int trail = Math.min(CONTEXT, tail);
        StringBuilder text = new StringBuilder("@@ -")
                .append(range(start, before.size() - tail + trail))
                .append(" +")
                .append(range(start, after.size() - tail + trail))
                .append(" @@\n");
        append(text, ' ', before.subList(start, head));
        append(text, '-', before.subList(head, before.size() - tail));
        append(text, '+', after.subList(head, after.size() - tail));
        append(text, ' ', after.subList(after.size() - tail, after.size() - tail + trail));
        return text.toString();
    }

    private static String range(int start, int end) {
        return (end == start ? start : start + 1) + "," + (end - start);
    }

    private static void append(StringBuilder text, char sign, List<String> lines) {
        for (String line : lines) {
            text.append(sign).append(line);
            if (!line.endsWith("\n")) {
                text.append("\n\\ No newline at end of file\n");
            }
        }
    }
}
