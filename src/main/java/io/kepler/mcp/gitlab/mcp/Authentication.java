package io.kepler.mcp.gitlab.mcp;

/** Finds out who calls, in two steps: what can be refused by reading the headers, and what somebody must be asked. */
interface Authentication {

    /**
     * Reads what the caller shows.
     *
     * @throws RpcException when it shows nothing, or nothing that can be true
     */
    Claim claim(Headers headers) throws RpcException;

    /** What a caller shows; to verify it may take a while. */
    @FunctionalInterface
    interface Claim {

        /**
         * Finds out whether it is true.
         *
         * @throws RpcException when it is not, or nobody can tell now
         */
        Proof verify() throws RpcException;
    }
}
