package io.kepler.mcp.gitlab.mcp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the client answered to the questions of earlier rounds.
 *
 * @param answers by the names of the questions; each is what the client's method returned
 * @param state what the feature left for itself; empty in the first round
 * @param asked whether the answers belong to questions that were really asked, in the name of this principal
 */
record Inputs(Map<String, Object> answers, Map<String, Object> state, boolean asked) {

    static final Inputs NONE = new Inputs(Map.of(), Map.of(), false);

    /** The answer to a question, when it is there and has the shape of one. */
    Optional<Map<?, ?>> answer(String name) {
        return answers.get(name) instanceof Map<?, ?> answer ? Optional.of(answer) : Optional.empty();
    }

    /** These and those of a further round. */
    Inputs and(Map<String, Object> more, Map<String, Object> newState) {
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(more);
        return new Inputs(all, newState, true);
    }
}
