package io.kepler.mcp.gitlab.tools;

import java.util.List;

/** Arguments that a tool cannot take: every problem at once, each naming its parameter, written for the model. */
public final class InvalidArguments extends RuntimeException {

    private final transient List<String> problems;

    public InvalidArguments(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
