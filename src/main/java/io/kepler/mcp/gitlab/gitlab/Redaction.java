package io.kepler.mcp.gitlab.gitlab;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes what looks like a secret out of a text before anybody reads it. */
public final class Redaction {

    private static final String MASK = "***";

    /** Our token prefixes, GitLab's, its OAuth tokens (64 hex digits), JWTs, and whatever is announced as a token. */
    private static final Pattern SECRET = Pattern.compile(
            "\\bkmcp_[a-z]{2}_[\\w-]+"
                    + "|\\bgl(?:pat|oas|dt|rt|rtr|cbt|ptt|ft|imt|agent|wt|soat|ffct)-[\\w.=-]+"
                    + "|\\b[0-9a-fA-F]{64}\\b"
                    + "|\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"
                    + "|(?<=\\b(?:bearer|basic) )[\\w.~+/=-]{8,}"
                    + "|(?<=\\b(?:private_token|access_token|job_token|refresh_token|client_secret|_gitlab_session)=)"
                    + "[^\\s&;,\"']+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\s]+");
    private static final int LONGEST_LINE = 300;
    private static final int MOST_CAUSES = 4;

    private Redaction() {}

    /** The text with every likely token masked. */
    public static String of(String text) {
        return SECRET.matcher(text).replaceAll(MASK);
    }

    /** The text as one short line of printable characters, tokens masked: fit for a message or a log. */
    public static String line(String text) {
        String start = text.length() > 4 * LONGEST_LINE ? text.substring(0, 4 * LONGEST_LINE) : text;
        String line = of(UNPRINTABLE.matcher(start).replaceAll(" ").strip());
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 3) + "...";
    }

    /** What was thrown and why, in one line for the log: types, messages and where each came from, but no stack. */
    public static String line(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            line.append(i == 0 ? "" : " <- ").append(cause.getClass().getSimpleName());
            if (cause.getMessage() != null) {
                line.append(": ").append(line(cause.getMessage()));
            }
            origin(cause)
                    .ifPresent(frame -> line.append(" at ")
                            .append(frame.getFileName())
                            .append(':')
                            .append(frame.getLineNumber()));
            cause = cause.getCause();
        }
        return line.toString();
    }

    /** The first place in our own code, or the first at all. */
    private static Optional<StackTraceElement> origin(Throwable thrown) {
        List<StackTraceElement> stack = List.of(thrown.getStackTrace());
        return stack.stream()
                .filter(frame -> frame.getClassName().startsWith("io.kepler."))
                .findFirst()
                .or(() -> stack.stream().findFirst());
    }

    /** As {@link #line(String)}, with one known token masked too, whatever it looks like. */
    static String line(String text, Credential credential) {
        return line(text.replace(credential.token(), MASK));
    }
}
