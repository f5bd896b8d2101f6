/**
 * java -jar: starts an embedded Tomcat around the WAR and shares no class with it.
 *
 * <p>These classes lie at the root of the WAR and use nothing but the JDK, for there is no class path yet when they run.
 */
@NullMarked
package io.kepler.mcp.gitlab.launcher;

import org.jspecify.annotations.NullMarked;
