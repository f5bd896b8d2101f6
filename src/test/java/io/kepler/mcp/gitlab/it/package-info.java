/** The real WAR seen from outside, in the containers it is made for. */
@NullMarked
package io.kepler.mcp.gitlab.it;

import org.jspecify.annotations.NullMarked;
