package io.kepler.mcp.gitlab.config;

import java.util.Optional;

/**
 * What {@code java -jar} over standard input and output needs besides the rest.
 *
 * @param gitlabToken the one user's GitLab token; there when the transport is stdio
 */
public record StdioConfig(boolean chosen, Optional<Secret> gitlabToken) {

    static StdioConfig read(Values values) {
        boolean chosen = values.get(Settings.TRANSPORT_MODE) == TransportMode.STDIO;
        Optional<Secret> token = values.get(Settings.GITLAB_TOKEN);
        if (chosen && token.isEmpty()) {
            values.refuse(Settings.GITLAB_TOKEN, "is needed over standard input and output: who calls cannot be asked");
        }
        return new StdioConfig(chosen, token);
    }
}
