package io.kepler.mcp.gitlab.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One place that settings come from, read once. */
public interface Source {

    /** What messages call it, such as {@code environment}. */
    String name();

    /** How a setting is spelled here, such as {@code kepler.mcp.gitlab_url} for {@code GITLAB_URL}. */
    String key(String setting);

    Optional<String> lookup(String key);

    /** Every key here that is meant for this server, known or not. */
    Set<String> keys();

    /** What is wrong with the source itself, one readable line each. */
    default List<String> mistakes() {
        return List.of();
    }
}
