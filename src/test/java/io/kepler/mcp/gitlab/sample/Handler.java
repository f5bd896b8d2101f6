package io.kepler.mcp.gitlab.sample;

/** Answers the requests of one route. */
@FunctionalInterface
interface Handler {
    Answer handle(Call call);
}
