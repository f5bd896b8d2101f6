/** The map of the program: start, wiring and the REST application. Nobody imports it. */
@NullMarked
package io.kepler.mcp.gitlab.app;

import org.jspecify.annotations.NullMarked;
