package io.kepler.mcp.gitlab.prompts;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows changed files as one unified diff; of a comparison also what else it says. No file may eat all of the room. */
final class DiffForm {

    private static final String DIFFS = "diffs";
    private static final int LEAST_PER_FILE = 2_000;
    private static final int FILES_WITH_ROOM = 4;
    private static final int LONGEST_PATH = 300;

    private final Room room;
    private final int perFile;
    private final List<String> cut = new ArrayList<>();

    private DiffForm(int bytes) {
        this.room = new Room(bytes);
        this.perFile = Math.max(LEAST_PER_FILE, bytes / FILES_WITH_ROOM);
    }

    static Shown of(JsonNode answer, int bytes, int longest) {
        if (answer.isArray()) {
            return new DiffForm(bytes).files(answer);
        }
        ObjectNode rest = ((ObjectNode) answer).deepCopy();
        rest.remove(DIFFS);
        Shown head = JsonForm.of(rest, bytes / 2, longest);
        Shown files = new DiffForm(bytes / 2).files(answer.path(DIFFS));
        return new Shown(head.text() + "\n\n" + files.text(), head.note()).noting(files.note());
    }

    private Shown files(JsonNode files) {
        List<String> named = new ArrayList<>();
        for (JsonNode file : files) {
            if (file.path("generated_file").asBoolean(false) || !fits(file)) {
                named.add(path(file, "new_path"));
            }
        }
        StringBuilder text = new StringBuilder(room.toString());
        String note = cut.isEmpty() ? "" : "Long diffs that end early: " + cut.size() + ".";
        if (!named.isEmpty()) {
            text.append("\nOnly named here: ").append(Room.beginning(String.join(", ", named), LEAST_PER_FILE));
            note = (note + " Files that are only named: " + named.size() + " of " + files.size() + ".").strip();
        }
        return new Shown(text.toString(), note);
    }

    private boolean fits(JsonNode file) {
        String diff = Clean.text(file.path("diff").asString(""));
        String shown = diff;
        if (Room.size(diff) > perFile) {
            shown = Room.beginning(diff, perFile) + "\n… (this diff goes on)";
        }
        boolean fits = room.takes(head(file) + (shown.isEmpty() ? "" : "\n" + shown.stripTrailing()));
        if (fits && !shown.equals(diff)) {
            cut.add(path(file, "new_path"));
        }
        return fits;
    }

    private static String head(JsonNode file) {
        String missing = file.path("too_large").asBoolean(false)
                        || file.path("collapsed").asBoolean(false)
                ? "\nGitLab does not show this diff because of its size."
                : "";
        // Whoever reviews has to hear of them, although they are taken out.
        String hidden = Clean.deceives(file.path("diff").asString(""))
                ? "\nCharacters that hide or reorder text were taken out of this diff."
                : "";
        return "diff a/" + path(file, "old_path") + " b/" + path(file, "new_path") + state(file) + hidden + missing;
    }

    private static String state(JsonNode file) {
        if (file.path("new_file").asBoolean(false)) {
            return " (new)";
        }
        if (file.path("deleted_file").asBoolean(false)) {
            return " (deleted)";
        }
        String before = path(file, "a_mode");
        String after = path(file, "b_mode");
        return (file.path("renamed_file").asBoolean(false) ? " (renamed)" : "")
                + (before.equals(after) ? "" : " (mode " + before + ", now " + after + ")");
    }

    private static String path(JsonNode file, String name) {
        String path = Clean.text(file.path(name).asString("")).replace('\n', ' ');
        return Room.beginning(path, LONGEST_PATH);
    }
}
