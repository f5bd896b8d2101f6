package io.kepler.mcp.gitlab.prompts;

/** How a part of a prompt shows what GitLab answered. */
enum Form {
    /** The wanted fields, one line of JSON for each element of a list. */
    JSON("json"),
    /** Changed files as a unified diff. */
    DIFF("diff"),
    /** A text from its beginning. */
    TEXT("text"),
    /** The end of a job's log. */
    LOG("text");

    private final String language;

    Form(String language) {
        this.language = language;
    }

    /** Whether GitLab's answer is no JSON, and may be far longer than what is shown of it. */
    boolean plain() {
        return this == TEXT || this == LOG;
    }

    /** What stands behind the opening fence. */
    String language() {
        return language;
    }
}
