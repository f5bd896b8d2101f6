package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings as an operator would give them, by name without prefix. */
record Given(Map<String, String> settings) {

    static Given nothing() {
        return new Given(Map.of());
    }

    static Given the(String setting, String value) {
        return nothing().and(setting, value);
    }

    Given and(String setting, String value) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(setting, value);
        return new Given(all);
    }

    Source environment() {
        Map<String, String> variables = new TreeMap<>();
        settings.forEach((name, value) -> variables.put("KEPLER_MCP_" + name, value));
        return Sources.environment(variables);
    }

    Loaded loaded() {
        return Configuration.load(Deployment.STANDALONE, List.of(environment()));
    }

    Configuration configuration() {
        return loaded().configuration();
    }

    List<String> mistakes() {
        return mistakes(Deployment.STANDALONE, environment());
    }

    static List<String> mistakes(Deployment deployment, Source... sources) {
        return catchThrowableOfType(
                        ConfigurationException.class, () -> Configuration.load(deployment, List.of(sources)))
                .mistakes();
    }
}
