package io.kepler.mcp.gitlab.mcp;

/** One message with everything an engine may need to answer it. */
record Inbound(Message message, Origin origin, Proof proof, Channel channel) {

    /**
     * Where messages come from.
     *
     * @param claim what the caller showed, to be verified again by what outlives a message
     */
    record Origin(Headers headers, Authentication.Claim claim) {}

    Headers headers() {
        return origin.headers();
    }

    Authentication.Claim claim() {
        return origin.claim();
    }
}
