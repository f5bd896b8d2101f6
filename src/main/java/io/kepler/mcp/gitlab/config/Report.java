package io.kepler.mcp.gitlab.config;

import java.util.ArrayList;
import java.util.List;

/** What is to be said about the settings, collected until everything has been looked at. */
final class Report {
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    static String line(String key, String source, String text) {
        return key + " (" + source + "): " + text;
    }

    void mistake(String line) {
        mistakes.add(line);
    }

    void mistake(Found where, String problem) {
        mistakes.add(where.place() + ": " + problem);
    }

    void warning(Found where, String text) {
        warnings.add(where.place() + ": " + text);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(mistakes);
        }
    }
}
