package io.kepler.mcp.gitlab.completions;

import java.util.List;

/**
 * An argument that can be completed.
 *
 * @param commas whether a value is several of them between commas, of which the last is being typed
 */
record Argument(String name, List<String> aliases, boolean commas, List<Source> sources) {

    Argument {
        aliases = List.copyOf(aliases);
        sources = List.copyOf(sources);
    }
}
