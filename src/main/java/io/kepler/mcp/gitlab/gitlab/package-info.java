/** The GitLab we talk to: who asks, what is asked, and one careful HTTP client. */
@NullMarked
package io.kepler.mcp.gitlab.gitlab;

import org.jspecify.annotations.NullMarked;
