package io.kepler.mcp.gitlab.prompts;

/**
 * What is shown of an answer.
 *
 * @param text empty when there was nothing
 * @param note what is missing from it, or empty
 */
record Shown(String text, String note) {

    static final Shown NOTHING = new Shown("", "");

    Shown noting(String more) {
        return new Shown(text, note.isEmpty() ? more : note + " " + more);
    }
}
