package io.kepler.mcp.gitlab.mcp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The methods that are answered in every revision, by name. */
final class Features {

    private final Map<String, Feature> byMethod;

    Features(Map<String, Feature> byMethod) {
        this.byMethod = Map.copyOf(byMethod);
    }

    Optional<Feature> find(String method) {
        return Optional.ofNullable(byMethod.get(method));
    }

    /** These and others. */
    Features and(Map<String, Feature> more) {
        Map<String, Feature> all = new HashMap<>(byMethod);
        all.putAll(more);
        return new Features(all);
    }
}
