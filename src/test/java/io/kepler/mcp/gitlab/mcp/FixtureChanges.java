package io.kepler.mcp.gitlab.mcp;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets a fixture pretend that a list changed. */
final class FixtureChanges {

    private volatile @Nullable Audience audience;

    void meet(Audience everybody) {
        audience = everybody;
    }

    Object changed(Listener.Topic topic) {
        Objects.requireNonNull(audience).changed(topic);
        return Fixtures.text("changed");
    }
}
