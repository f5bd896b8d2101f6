package io.kepler.mcp.gitlab.sample;

import java.util.stream.Stream;

/** What a caller may do in a project, by GitLab's numbers. */
enum Access {
    NONE(0),
    GUEST(10),
    REPORTER(20),
    DEVELOPER(30),
    MAINTAINER(40),
    OWNER(50);

    private final int level;

    Access(int level) {
        this.level = level;
    }

    int level() {
        return level;
    }

    boolean covers(Access other) {
        return level >= other.level;
    }

    static Access of(int level) {
        return Stream.of(values())
                .filter(access -> access.level == level)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such access level: " + level));
    }
}
