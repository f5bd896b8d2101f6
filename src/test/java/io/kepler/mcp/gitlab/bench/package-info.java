/** The load benchmark behind {@code mvn -Pbench}: a stub GitLab, the WAR and the load, each in a process of its own. */
@NullMarked
package io.kepler.mcp.gitlab.bench;

import org.jspecify.annotations.NullMarked;
