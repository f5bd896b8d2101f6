/** Programs in JavaScript that judge this server or are its clients, installed by npm and run by Node. */
@NullMarked
package io.kepler.mcp.gitlab.node;

import org.jspecify.annotations.NullMarked;
