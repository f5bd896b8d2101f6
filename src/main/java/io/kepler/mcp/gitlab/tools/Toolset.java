package io.kepler.mcp.gitlab.tools;

/**
 * A named group of tools that an operator switches on or off together.
 *
 * @param extra whether its tools are shown only to clients that can make use of them, or when somebody asks for them
 */
public record Toolset(String name, String description, boolean extra) {}
