/** What the protocol remembers between requests, as interfaces, and their twins in memory. */
@NullMarked
package io.kepler.mcp.gitlab.state;

import org.jspecify.annotations.NullMarked;
