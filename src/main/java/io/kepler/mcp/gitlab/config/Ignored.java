package io.kepler.mcp.gitlab.config;

import java.util.stream.Stream;

/**
 * A name that other versions know and this one accepts without effect, so that their settings still start it.
 *
 * @param reason why it has none, and what does the job
 */
record Ignored(String name, boolean secret, String reason) {

    Stream<String> names() {
        return secret ? Stream.of(name, name + "_FILE") : Stream.of(name);
    }
}
