package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Scope;
import java.util.function.Function;

/**
 * Who calls, for certain.
 *
 * @param onRejected to be run when GitLab refuses the credential in the middle of a call
 * @param challenge the value of WWW-Authenticate that asks for a wider scope
 */
record Proof(Caller caller, Runnable onRejected, Function<Scope, String> challenge) {

    /** The name under which sessions, tasks and states belong to this user. */
    String owner() {
        return Long.toString(caller.identity().userId());
    }
}
