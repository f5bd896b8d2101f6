package io.kepler.mcp.gitlab.mcp;

/**
 * The way back to whoever sent one request. Messages may go before the response where the client takes a stream; the
 * response ends it. Safe for use by several threads.
 */
interface Channel {

    /**
     * Sends a message before the response, or on a stream that has none.
     *
     * @return false when it cannot be sent: the client takes no stream here, is gone, or has its response already
     */
    boolean send(byte[] message);

    /** To be called when the request has come to its end; from then on its client is shown that it is worked on. */
    default void received() {}

    /** Says the last word. What comes later is dropped. */
    void finish(Outcome outcome);

    /** To be run once when the client goes away before the last word; at once when it is gone already. */
    void onGone(Runnable action);
}
