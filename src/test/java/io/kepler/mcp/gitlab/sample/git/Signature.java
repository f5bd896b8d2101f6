package io.kepler.mcp.gitlab.sample.git;

import java.time.Instant;

/** Who did something, and when. */
public record Signature(String name, String email, Instant when) {}
