package io.kepler.mcp.gitlab.resources;

/** What becomes of GitLab's answer when a resource is read. */
interface Form {

    String JSON = "application/json";

    /** Of all contents of this form, or empty when it depends on what is read. */
    String mimeType();

    Content read(Reading reading);

    default boolean asksGitLab() {
        return true;
    }
}
