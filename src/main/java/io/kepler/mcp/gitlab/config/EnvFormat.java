package io.kepler.mcp.gitlab.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code KEY=value}, as shells and compose files read them. Other programs read such a file too, so the keys of
 * others are left alone.
 */
final class EnvFormat {
    private static final Pattern ENTRY = Pattern.compile("(?:export\\s+)?([\\w.-]+)\\s*=\\s*(.*)");
    private static final Pattern QUOTED =
            Pattern.compile("(?:'(?<plain>[^']*)'|\"(?<escaped>(?:[^\"\\\\]|\\\\.)*)\")\\s*(?:#.*)?");

    private final Entries entries;

    private EnvFormat(Entries entries) {
        this.entries = entries;
    }

    static void read(String content, Entries entries) {
        EnvFormat format = new EnvFormat(entries);
        String[] lines = content.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                format.readLine("line " + (i + 1), line);
            }
        }
    }

    private void readLine(String place, String line) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            entries.mistake(place, "is not KEY=value");
        } else if (Entries.isOurs(entry.group(1))) {
            readValue(entry.group(1), entry.group(2));
        }
    }

    private void readValue(String key, String text) {
        if (!text.startsWith("'") && !text.startsWith("\"")) {
            entries.add(key, text.replaceFirst("(^|\\s+)#.*", ""));
            return;
        }
        Matcher quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            String plain = quoted.group("plain");
            entries.add(key, plain != null ? plain : unescape(quoted.group("escaped")));
        } else {
            entries.mistake(key, "has a quote that is not closed, or text behind it");
        }
    }

    private static String unescape(String text) {
        return text.replaceAll("\\\\([\"\\\\$])", "$1");
    }
}
