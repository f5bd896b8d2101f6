package io.kepler.mcp.gitlab.oauth;

/** What became of an attempt to replace a refresh token. */
public enum Rotation {
    /** The token was current; the new pair takes its place. */
    REPLACED,
    /** It was replaced a moment ago, as happens when an answer gets lost; the new pair is issued too. */
    GRACE,
    /** It was replaced long ago, so somebody else holds it; the whole family is removed. */
    REUSED,
    /** There is no such refresh token, or it expired. */
    GONE
}
