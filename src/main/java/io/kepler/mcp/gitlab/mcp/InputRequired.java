package io.kepler.mcp.gitlab.mcp;

import java.util.Map;

/**
 * Says that a request cannot be answered before the client has answered something itself (multi round-trip requests of
 * 2026-07-28; requests of the server in the revisions before).
 */
final class InputRequired extends Exception {

    /** What to ask: a method of the client such as elicitation/create, and its parameters. */
    record Question(String method, Map<String, Object> params) {}

    private final transient Map<String, Question> questions;
    private final transient Map<String, Object> state;

    /**
     * Asks the questions by their names.
     *
     * @param state what the feature wants to see again with the answers; the client cannot read or change it
     */
    InputRequired(Map<String, Question> questions, Map<String, Object> state) {
        super("input required", null, false, false);
        this.questions = Map.copyOf(questions);
        this.state = Map.copyOf(state);
    }

    Map<String, Question> questions() {
        return questions;
    }

    Map<String, Object> state() {
        return state;
    }
}
