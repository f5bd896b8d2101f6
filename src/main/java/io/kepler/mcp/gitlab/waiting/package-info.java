/** Waiting for what takes long at GitLab, without a thread that waits: one look at a time. */
@NullMarked
package io.kepler.mcp.gitlab.waiting;

import org.jspecify.annotations.NullMarked;
