package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.config.Nearest;
import java.util.Collection;
import java.util.List;

/** Says which names someone who wrote an unknown one may have meant. */
public final class Suggest {

    private static final int MOST = 3;

    private Suggest() {}

    /** At most three known names, the nearest first; none when nothing is near. */
    public static List<String> closest(String word, Collection<String> known) {
        return Nearest.to(word, known).stream().limit(MOST).toList();
    }

    /** The end of a message about an unknown name: empty, or {@code , did you mean x?}. */
    public static String hint(String word, Collection<String> known) {
        List<String> closest = closest(word, known);
        return closest.isEmpty() ? "." : ", did you mean " + String.join(" or ", closest) + "?";
    }
}
