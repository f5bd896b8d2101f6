package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.GitLabException;

/** One part of the data as it stands in the message: a heading of ours, and between fences what others wrote. */
final class Section {

    private Section() {}

    static String of(String title, Form form, Shown shown) {
        if (shown.text().isBlank()) {
            return without(title, "None.");
        }
        String note = shown.note().isEmpty() ? "" : shown.note() + "\n";
        return "## " + title + "\n" + note + Fence.around(shown.text(), form.language());
    }

    static String without(String title, String sentence) {
        return "## " + title + "\n" + sentence;
    }

    /** In our words only, because GitLab's may quote what somebody wrote. */
    static String unread(GitLabException e) {
        String reason = switch (e.fault()) {
            case NOT_FOUND -> "GitLab has nothing there, or the user may not see it";
            case FORBIDDEN -> "the user, or this token, may not read it";
            case RATE_LIMITED -> "GitLab's rate limit is reached";
            case TIMED_OUT -> "GitLab took too long";
            case TOO_LARGE -> "it is too large";
            case UNAVAILABLE -> "GitLab failed";
            default -> "GitLab refused";
        };
        String status = e.status() == 0 ? "" : " (" + e.status() + ")";
        return "Could not be read: " + reason + status + ". Say so where it matters.";
    }
}
