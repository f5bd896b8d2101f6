package io.kepler.mcp.gitlab.config;

/** What this server calls itself and how much it says. */
public record ServerConfig(String appName, Environment environment, LogLevel logLevel) {}
