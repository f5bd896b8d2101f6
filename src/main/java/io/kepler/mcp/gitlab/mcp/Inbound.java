package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.tools.Caller;

/** One message with everything an engine may need to answer it. */
record Inbound(Message message, Headers headers, Proof proof) {

    Caller caller() {
        return proof.caller();
    }
}
