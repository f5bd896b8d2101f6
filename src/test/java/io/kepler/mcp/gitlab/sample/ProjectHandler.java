package io.kepler.mcp.gitlab.sample;

/** Answers the requests of one route below a project that the caller may see. */
@FunctionalInterface
interface ProjectHandler {
    Answer handle(Call call, Project project);
}
