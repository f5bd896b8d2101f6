/** The server as operators run it: real processes, restarted, side by side on one database, and looked through after. */
@NullMarked
package io.kepler.mcp.gitlab.cluster;

import org.jspecify.annotations.NullMarked;
