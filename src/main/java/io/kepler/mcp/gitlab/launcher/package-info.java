/** java -jar: starts an embedded Tomcat around the WAR and shares no class with it. */
@NullMarked
package io.kepler.mcp.gitlab.launcher;

import org.jspecify.annotations.NullMarked;
