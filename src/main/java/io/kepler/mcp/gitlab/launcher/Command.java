package io.kepler.mcp.gitlab.launcher;

import java.util.Map;

/** One thing the archive can do; its name is the first word after {@code java -jar}. */
interface Command {

    /**
     * Returns when the work is done.
     *
     * @param settings what the options set, by the names that settings have in the application
     */
    void run(Map<String, String> settings) throws LaunchException;
}
