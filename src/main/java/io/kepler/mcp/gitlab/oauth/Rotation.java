package io.kepler.mcp.gitlab.oauth;

/** What became of an attempt to replace a refresh token. */
public enum Rotation {
    /** The token was current; the new pair takes its place. */
    REPLACED,
    /** It was replaced a moment ago, as happens when an answer gets lost; the new pair is issued beside the unused. */
    GRACE,
    /** It was replaced long ago, or what replaced it is in use, so somebody else holds it; its family is removed. */
    REUSED,
    /** It was replaced a moment ago by as many pairs as may be; they stay. */
    CROWDED,
    /** There is no such refresh token, or it expired. */
    GONE
}
