package io.kepler.mcp.gitlab.gitlab;

/** One attempt that failed: what the caller will be told, and what a further attempt depends on. */
final class Setback extends Exception {

    /** How far the attempt came. */
    enum Stage {
        /** No connection: GitLab cannot have seen the call, whatever its method. */
        NOT_CONNECTED,
        /** Sent, or partly sent, and not done as far as we know: only an idempotent call may go again. */
        SENT,
        /** Trying again would not help. */
        SETTLED
    }

    private final Stage stage;
    private final transient GitLabException shown;

    Setback(Stage stage, GitLabException shown) {
        super(shown.getMessage(), shown, false, false);
        this.stage = stage;
        this.shown = shown;
    }

    Stage stage() {
        return stage;
    }

    GitLabException shown() {
        return shown;
    }
}
