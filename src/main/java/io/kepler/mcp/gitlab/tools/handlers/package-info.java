/** The few tools that are more than one request to GitLab, each named by its handler in the catalogue. */
@NullMarked
package io.kepler.mcp.gitlab.tools.handlers;

import org.jspecify.annotations.NullMarked;
