package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.tools.Answer;

/** The result of a tool as bytes that go to the wire as they are. */
record ToolResult(Answer answer, boolean isError) {}
