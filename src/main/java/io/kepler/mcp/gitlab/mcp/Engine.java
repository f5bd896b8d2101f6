package io.kepler.mcp.gitlab.mcp;

/**
 * Speaks one era of the protocol. Called on a worker thread, so it may block while GitLab answers. The seam behind
 * which the SDK's own engine for 2026-07-28 can take the place of ours.
 */
interface Engine {

    /**
     * Answers one message, now or later, over its channel.
     *
     * @throws RpcException when the message is refused before it means anything
     */
    void handle(Inbound inbound) throws RpcException;
}
