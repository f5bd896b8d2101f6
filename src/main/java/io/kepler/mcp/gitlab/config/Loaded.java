package io.kepler.mcp.gitlab.config;

import java.util.List;

/** The settings, and what the operator should hear about them. */
public record Loaded(Configuration configuration, List<String> warnings) {}
