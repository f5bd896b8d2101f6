package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.tools.Suggest;
import java.util.Collection;

/** Somebody asked for a prompt that does not exist; the message says which ones come near. */
public final class UnknownPromptException extends RuntimeException {

    private static final int LONGEST = 60;

    UnknownPromptException(String name, Collection<String> known) {
        super("Unknown prompt: " + shown(name) + Suggest.hint(name, known));
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{C}", "?");
        return printable.substring(0, Math.min(printable.length(), LONGEST));
    }
}
