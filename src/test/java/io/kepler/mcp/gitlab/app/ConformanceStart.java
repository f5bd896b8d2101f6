package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.mcp.Additions;
import io.kepler.mcp.gitlab.mcp.Fixtures;

/** Starts the application with what the conformance suite looks for. */
public final class ConformanceStart extends Start {

    @Override
    Additions additions() {
        return Fixtures.all();
    }
}
