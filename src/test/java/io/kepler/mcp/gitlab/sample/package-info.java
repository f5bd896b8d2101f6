/** A small GitLab look-alike that remembers what it is told, for tests, load and the demo. */
@NullMarked
package io.kepler.mcp.gitlab.sample;

import org.jspecify.annotations.NullMarked;
