/** What the operator set: one record per concern, read once, refused if wrong. */
@NullMarked
package io.kepler.mcp.gitlab.config;

import org.jspecify.annotations.NullMarked;
