/** A version control system in memory, as much of Git as a GitLab look-alike needs: content, history, refs, differences. */
@NullMarked
package io.kepler.mcp.gitlab.sample.git;

import org.jspecify.annotations.NullMarked;
