/** The catalogue of tools as data, the binding of their arguments and the making of their answers. */
@NullMarked
package io.kepler.mcp.gitlab.tools;

import org.jspecify.annotations.NullMarked;
