package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Trace;
import io.kepler.mcp.gitlab.gitlab.TracedGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import org.jspecify.annotations.Nullable;

/** Finds out of which trace a message is part, by {@code _meta} or by the headers of the same names. */
final class Tracing {

    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";

    private Tracing() {}

    /** The proof of a message, with a caller whose calls to GitLab are part of the trace. */
    static Proof proof(Inbound inbound) {
        Proof proof = inbound.proof();
        return Trace.of(value(inbound, PARENT), value(inbound, STATE))
                .map(trace -> new Proof(traced(proof.caller(), trace), proof.onRejected(), proof.challenge()))
                .orElse(proof);
    }

    /** What may still be asked about the headers when the exchange they came with is over. */
    static Headers kept(Headers headers) {
        String parent = headers.get(PARENT);
        String state = headers.get(STATE);
        return name -> name.equals(PARENT) ? parent : name.equals(STATE) ? state : null;
    }

    private static Caller traced(Caller caller, Trace trace) {
        return new Caller(
                new TracedGitLab(caller.gitlab(), trace), caller.credential(), caller.identity(), caller.scope());
    }

    /** Who names the trace in the message means that one, whatever the way it came names. */
    private static @Nullable String value(Inbound inbound, String name) {
        boolean named = inbound.message().meta(PARENT) != null;
        if (named) {
            return inbound.message().meta(name) instanceof String text ? text : null;
        }
        return inbound.headers().get(name);
    }
}
