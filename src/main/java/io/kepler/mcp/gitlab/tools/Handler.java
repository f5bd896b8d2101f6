package io.kepler.mcp.gitlab.tools;

/** Answers one call. Most tools share one handler that sends the request of the catalogue; the others bring their own. */
@FunctionalInterface
public interface Handler {

    Answer answer(Call call);
}
