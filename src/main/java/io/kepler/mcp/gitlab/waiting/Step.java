package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.tools.Answer;
import java.time.Duration;
import java.util.Map;

/** Where a wait stands after one look at GitLab. */
public sealed interface Step {

    /** One sentence for people. */
    String message();

    /** What was seen, as the tool answers it. */
    Answer answer();

    /**
     * It is not over yet.
     *
     * @param askAgainAfter how long nothing new is to be expected
     * @param arguments what to ask again with; once found, the newest pipeline of a ref stays the one waited for
     */
    record Working(String message, Answer answer, Duration askAgainAfter, Map<String, Object> arguments)
            implements Step {}

    /** It is over as it should be. */
    record Done(String message, Answer answer) implements Step {}

    /** It is over, and what was waited for will not come: a failed pipeline, a merge request closed or in conflict. */
    record Failed(String message, Answer answer) implements Step {}
}
