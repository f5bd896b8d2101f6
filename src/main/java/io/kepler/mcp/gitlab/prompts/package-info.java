/** The prompts as data, what they read from GitLab with the caller's rights, and the texts they become. */
@NullMarked
package io.kepler.mcp.gitlab.prompts;

import org.jspecify.annotations.NullMarked;
