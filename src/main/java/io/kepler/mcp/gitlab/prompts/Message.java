package io.kepler.mcp.gitlab.prompts;

/**
 * One message of a rendered prompt.
 *
 * @param role who says it, in MCP's word: {@code user} or {@code assistant}
 */
public record Message(String role, String text) {}
