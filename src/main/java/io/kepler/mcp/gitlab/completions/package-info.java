/** What an argument may be completed to, as data: lists of GitLab, asked with the caller's rights. */
@NullMarked
package io.kepler.mcp.gitlab.completions;

import org.jspecify.annotations.NullMarked;
