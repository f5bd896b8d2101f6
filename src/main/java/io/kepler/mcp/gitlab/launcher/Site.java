package io.kepler.mcp.gitlab.launcher;

import java.nio.file.Path;
import java.util.Map;

/**
 * The web application to serve.
 *
 * @param root the unpacked WAR
 * @param scratch where the web server may write
 * @param parameters init parameters of its servlet context
 */
public record Site(Path root, Path scratch, Map<String, String> parameters) {}
