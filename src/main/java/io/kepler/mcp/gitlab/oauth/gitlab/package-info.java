/** The login at GitLab: pac4j in front of the browser pages, and what this server asks of GitLab as an application. */
@NullMarked
package io.kepler.mcp.gitlab.oauth.gitlab;

import org.jspecify.annotations.NullMarked;
