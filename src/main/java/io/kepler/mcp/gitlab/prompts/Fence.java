package io.kepler.mcp.gitlab.prompts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two lines around a text that nothing in the text can close, because they are longer than any such line in it. */
final class Fence {

    private static final Pattern TICKS = Pattern.compile("`+");
    private static final int SHORTEST = 3;

    private Fence() {}

    static String around(String text, String language) {
        int longest = SHORTEST - 1;
        Matcher ticks = TICKS.matcher(text);
        while (ticks.find()) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        String line = "`".repeat(longest + 1);
        return line + language + "\n" + text.stripTrailing() + "\n" + line;
    }
}
