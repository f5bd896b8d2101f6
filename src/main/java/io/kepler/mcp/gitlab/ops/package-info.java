/** What operators look at: health today, metrics, audit and limits later. */
@NullMarked
package io.kepler.mcp.gitlab.ops;

import org.jspecify.annotations.NullMarked;
