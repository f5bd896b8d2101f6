package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.completions.Completions;
import io.kepler.mcp.gitlab.completions.Values;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;

/** Completes arguments with what GitLab lists for the caller. */
final class Completing {

    private final Completions completions;
    private final Failures failures;

    Completing(Completions completions, Failures failures) {
        this.completions = completions;
        this.failures = failures;
    }

    Completion complete(Completion.Asked asked, Request request) throws RpcException {
        try {
            Values values = completions.complete(
                    asked.argument(), asked.value(), asked.context(), request.caller(), request.deadline());
            return new Completion(values.values(), values.total(), values.hasMore());
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                request.proof().onRejected().run();
            }
            throw failures.refused("completion", request.caller(), e);
        }
    }
}
