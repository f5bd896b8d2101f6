package io.kepler.mcp.gitlab.config;

/** What this server calls itself and how much it says. */
public record ServerConfig(String appName, Environment environment, LogLevel logLevel) {

    static ServerConfig read(Values values) {
        return new ServerConfig(
                values.get(Settings.APP_NAME), values.get(Settings.ENVIRONMENT), values.get(Settings.LOG_LEVEL));
    }
}
