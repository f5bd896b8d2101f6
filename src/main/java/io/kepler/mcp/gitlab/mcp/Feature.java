package io.kepler.mcp.gitlab.mcp;

/** Answers one method of the protocol, the same in every revision. Called on a worker thread. */
@FunctionalInterface
interface Feature {

    /**
     * Answers a request.
     *
     * @return the result: a {@link ToolResult}, a map, or one of the SDK's records
     * @throws RpcException when it is refused
     * @throws InputRequired when somebody on the client's side must be asked first; it is then called again with the
     *     answers
     */
    Object answer(Request request) throws RpcException, InputRequired;
}
