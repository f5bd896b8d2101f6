/** The Model Context Protocol at /mcp: the only package that knows the MCP SDK. */
@NullMarked
package io.kepler.mcp.gitlab.mcp;

import org.jspecify.annotations.NullMarked;
