/** The only classes that touch the embedded Tomcat; they lie beside it in WEB-INF/launcher, see {@code TomcatLoader}. */
@NullMarked
package io.kepler.mcp.gitlab.launcher.tomcat;

import org.jspecify.annotations.NullMarked;
