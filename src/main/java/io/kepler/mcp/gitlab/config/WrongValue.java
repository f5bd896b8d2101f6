package io.kepler.mcp.gitlab.config;

/** A text that cannot be the value of a setting. The message never holds the text: it could be a secret. */
final class WrongValue extends Exception {
    WrongValue(String problem) {
        super(problem);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
