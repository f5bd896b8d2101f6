package io.kepler.mcp.gitlab.tools;

/** A named group of tools that an operator switches on or off together. */
public record Toolset(String name, String description) {}
