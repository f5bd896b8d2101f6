package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Reply;
import java.util.regex.Pattern;

/** What a job printed. Its end tells how it went, so that is what a long one is cut to, unless an offset is given. */
final class LogForm implements Form {

    /** GitLab itself keeps 100 MB of a log unless its administrator wants more. */
    private static final long MOST_READ = 256L * 1024 * 1024;
    /** Colours and movements of the cursor, and GitLab's marks for foldable sections. */
    private static final Pattern MARKS =
            Pattern.compile("\u001B\\[[0-?]*[ -/]*[@-~]|section_(?:start|end):\\d{1,20}:[^\\r\\n]{0,500}+\\r");

    @Override
    public String mimeType() {
        return "text/plain";
    }

    @Override
    public Content read(Reading reading) {
        try (Reply reply = reading.send(reading.request().upTo(MOST_READ))) {
            String text = reading.offset().isPresent() ? stretch(reading, reply) : end(reading, reply);
            return Content.text(reading.asked(), mimeType(), text);
        }
    }

    private static String stretch(Reading reading, Reply reply) {
        Window window = Window.read(reply.body(), reading.offset().orElse(0));
        return readable(window.lenient()) + window.note(reading);
    }

    private static String end(Reading reading, Reply reply) {
        Tail tail = Tail.read(reply.body());
        if (tail.omitted() == 0) {
            return readable(tail.text());
        }
        return "[The first " + tail.omitted() + " of " + tail.total() + " bytes are left out. They are at "
                + reading.from(0) + "]\n" + readable(tail.text());
    }

    /** The text without what only a terminal understands; of a line that was overwritten the last writing stays. */
    static String readable(String log) {
        StringBuilder readable = new StringBuilder(log.length());
        for (String line : MARKS.matcher(log).replaceAll("").split("(?<=\n)", -1)) {
            int end = line.endsWith("\n") ? line.length() - 1 : line.length();
            int words = end;
            while (words > 0 && line.charAt(words - 1) == '\r') {
                words--;
            }
            readable.append(line, line.lastIndexOf('\r', words - 1) + 1, words).append(line, end, line.length());
        }
        return readable.toString();
    }
}
