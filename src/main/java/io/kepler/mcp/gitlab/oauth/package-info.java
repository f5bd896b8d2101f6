/** The authorization server in front of one GitLab application: its words, its rules, and the interfaces of its stores. */
@NullMarked
package io.kepler.mcp.gitlab.oauth;

import org.jspecify.annotations.NullMarked;
