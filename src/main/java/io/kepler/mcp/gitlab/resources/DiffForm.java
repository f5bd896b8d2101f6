package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.tools.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;

/** The changed files of a list as one unified diff, with a word about what is left out of it. */
final class DiffForm implements Form {

    private static final int PER_PAGE = 20;
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int MOST_OF_A_FILE = 64 * 1024;

    @Override
    public String mimeType() {
        return "text/x-diff";
    }

    @Override
    public Content read(Reading reading) {
        Pages pages = new Pages(reading, PER_PAGE);
        Diff diff = new Diff();
        pages.walk(diff);
        if (pages.rest().isPresent()) {
            diff.text
                    .append("[There are more files. They are at ")
                    .append(reading.from(pages.rest().getAsLong()))
                    .append("]\n");
        }
        return Content.text(reading.asked(), mimeType(), diff.text.toString());
    }

    private static final class Diff implements Pages.Taker {
        private static final Set<String> FIELDS = Set.of(
                "old_path",
                "new_path",
                "a_mode",
                "b_mode",
                "new_file",
                "renamed_file",
                "deleted_file",
                "collapsed",
                "too_large",
                "diff");

        private final StringBuilder text = new StringBuilder();

        @Override
        public void take(JsonParser item) {
            Map<String, String> file = Json.scalars(item, FIELDS);
            head(file);
            String diff = file.getOrDefault("diff", "");
            text.append(diff, 0, Math.min(diff.length(), MOST_OF_A_FILE));
            if (!diff.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            if (diff.length() > MOST_OF_A_FILE) {
                text.append("[Cut after ").append(MOST_OF_A_FILE).append(" of ");
                text.append(diff.length()).append(" characters. Read both versions of the file for the rest.]\n");
            } else if (diff.isEmpty() && (is(file, "too_large") || is(file, "collapsed"))) {
                text.append("[GitLab leaves this one out because it is too large. Read both versions of the file.]\n");
            }
        }

        private void head(Map<String, String> file) {
            String before = file.getOrDefault("old_path", "");
            String after = file.getOrDefault("new_path", "");
            line("diff --git a/" + before + " b/" + after);
            if (is(file, "new_file")) {
                line("new file mode " + file.getOrDefault("b_mode", ""));
            }
            if (is(file, "deleted_file")) {
                line("deleted file mode " + file.getOrDefault("a_mode", ""));
            }
            if (!is(file, "new_file") && !is(file, "deleted_file") && modeChanged(file)) {
                line("old mode " + file.get("a_mode"));
                line("new mode " + file.get("b_mode"));
            }
            if (is(file, "renamed_file")) {
                line("rename from " + before);
                line("rename to " + after);
            }
            if (file.getOrDefault("diff", "").startsWith("@@")) {
                line("--- " + (is(file, "new_file") ? "/dev/null" : "a/" + before));
                line("+++ " + (is(file, "deleted_file") ? "/dev/null" : "b/" + after));
            }
        }

        private static boolean modeChanged(Map<String, String> file) {
            return !file.getOrDefault("a_mode", "").equals(file.getOrDefault("b_mode", ""));
        }

        private static boolean is(Map<String, String> file, String flag) {
            return Boolean.parseBoolean(file.get(flag));
        }

        private void line(String words) {
            text.append(words).append('\n');
        }

        @Override
        public boolean wantsMore() {
            return text.length() < MOST_CHARACTERS;
        }
    }
}
