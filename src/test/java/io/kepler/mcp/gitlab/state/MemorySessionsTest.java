package io.kepler.mcp.gitlab.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;

class MemorySessionsTest extends SessionsContract {

    @Override
    protected List<Sessions> twoNodes(Duration idleTimeout, InstantSource clock) {
        return Collections.nCopies(2, new MemorySessions(idleTimeout, clock));
    }
}
