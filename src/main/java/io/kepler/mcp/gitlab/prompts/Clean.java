package io.kepler.mcp.gitlab.prompts;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Takes out of texts what a person would not see: the model should read what a person reads. */
final class Clean {

    /** Escape sequences of terminals: colours, moves of the cursor, titles of windows. */
    private static final Pattern TERMINAL =
            Pattern.compile("\u001B(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?|[ -/]*[0-~])");
    /** Marks that turn the direction of writing, and characters that can spell out a text which nobody sees. */
    private static final Pattern DECEIVING = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\x{E0000}-\\x{E01EF}]");
    /** Control characters, and marks without width. Those that join or part letters and emoji stay. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u061C\\u180E\\u200B\\u200E\\u200F"
            + "\\u2060-\\u2064\\u206A-\\u206F\\uFEFF]|" + DECEIVING.pattern());
    /** Where the sections of a job's log begin and end. */
    private static final Pattern SECTION = Pattern.compile("section_(?:start|end):\\d{1,20}:[^\\r\\n]{0,500}+\\r");
    /** What runners put before each line since they tell the time. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z [0-9a-f]{2}[OE][+ ]?", Pattern.MULTILINE);
    /** What a line showed before it was overwritten, as progress bars do. */
    private static final Pattern OVERWRITTEN = Pattern.compile("(?<![^\\n\\r])[^\\n\\r]*\\r(?=[^\\n\\r])");

    private static final Pattern RETURNS = Pattern.compile("\\r\\r+");

    private Clean() {}

    static String text(String text) {
        String lines = text.replace("\r\n", "\n");
        return wellFormed(UNSEEN.matcher(TERMINAL.matcher(lines).replaceAll("")).replaceAll(""));
    }

    /** The same for the log of a job, as it stood on the screen at its end. */
    static String log(String log) {
        String lines = RETURNS.matcher(log).replaceAll("\r").replace("\r\n", "\n");
        String bare = TERMINAL.matcher(TIMESTAMP.matcher(lines).replaceAll("")).replaceAll("");
        String unsectioned = SECTION.matcher(bare).replaceAll("");
        return text(OVERWRITTEN.matcher(unsectioned).replaceAll(""));
    }

    /** Whether something in a text makes people read something else than machines do. */
    static boolean deceives(String text) {
        return DECEIVING.matcher(text).find();
    }

    /** Strict clients refuse a whole reply over half a surrogate pair; U+FFFD takes its place. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    }
}
