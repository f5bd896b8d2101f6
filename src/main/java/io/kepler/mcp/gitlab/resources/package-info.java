/** Resources as data: addresses below {@code gitlab://}, and reading, listing and watching what they stand for. */
@NullMarked
package io.kepler.mcp.gitlab.resources;

import org.jspecify.annotations.NullMarked;
