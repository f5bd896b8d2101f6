package io.kepler.mcp.gitlab.sample;

/** A pair of tokens that the sample GitLab gave out without a browser. */
public record SampleTokens(String access, String refresh) {}
