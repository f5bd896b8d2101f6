package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Shows texts that are not JSON: the beginning of a file, the end of a log. Never holds more of them than that. */
final class TextForm {

    /** How much longer a log may be before colours and progress bars are taken out. */
    private static final int NOISE = 3;

    private TextForm() {}

    static Shown beginning(Reply reply, int bytes) {
        byte[] read = head(reply, bytes + 1);
        String text = Clean.text(new String(read, StandardCharsets.UTF_8));
        if (read.length <= bytes) {
            return new Shown(text, "");
        }
        return new Shown(Room.beginning(text, bytes), "It is longer, this is its beginning.");
    }

    static Shown end(Reply reply, int bytes) {
        Tail tail = tail(reply, bytes * NOISE);
        String log = Clean.log(tail.text()).strip();
        boolean whole = tail.whole() && Room.size(log) <= bytes;
        return whole ? new Shown(log, "") : new Shown(lastLines(log, bytes), "These are its last lines.");
    }

    private static String lastLines(String log, int bytes) {
        int from = log.length();
        int used = 0;
        while (from > 0) {
            int character = log.codePointBefore(from);
            used += Room.size(Character.toString(character));
            if (used > bytes) {
                break;
            }
            from -= Character.charCount(character);
        }
        int line = log.indexOf('\n', from);
        return from == 0 || line < 0 || line == log.length() - 1 ? log.substring(from) : log.substring(line + 1);
    }

    private static byte[] head(Reply reply, int bytes) {
        try {
            return reply.body().readNBytes(bytes);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static Tail tail(Reply reply, int bytes) {
        try {
            return new Tail(bytes).read(reply.body());
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static GitLabException broken(IOException e) {
        GitLabException broken = new GitLabException(Fault.UNAVAILABLE, "GitLab's answer ended early.");
        broken.initCause(e);
        return broken;
    }
}
