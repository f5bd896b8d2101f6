/** A scripted person in front of a browser, for the pages of the server and of the sample GitLab. */
@NullMarked
package io.kepler.mcp.gitlab.browser;

import org.jspecify.annotations.NullMarked;
