package io.kepler.mcp.gitlab.config;

/** A text that must not be seen: printing it prints stars. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
