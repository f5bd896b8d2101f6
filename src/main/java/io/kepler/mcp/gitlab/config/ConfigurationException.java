package io.kepler.mcp.gitlab.config;

import java.util.List;

/** The settings are wrong. The message is the whole report, ready to be shown to the operator. */
public final class ConfigurationException extends RuntimeException {
    private final transient List<String> mistakes;

    ConfigurationException(List<String> mistakes) {
        super(report(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One line per mistake, each naming its source. */
    public List<String> mistakes() {
        return mistakes;
    }

    private static String report(List<String> mistakes) {
        String count = mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes";
        return "Kepler MCP GitLab does not start: " + count + " in its settings.\n  - "
                + String.join("\n  - ", mistakes)
                + "\nAll settings are described in docs/reference/configuration.md.";
    }
}
