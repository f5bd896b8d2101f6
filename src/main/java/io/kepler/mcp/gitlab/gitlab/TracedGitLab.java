package io.kepler.mcp.gitlab.gitlab;

/** GitLab for one request, whose calls are told of which trace they are part. */
public final class TracedGitLab implements GitLab {

    private final GitLab gitlab;
    private final Trace trace;

    public TracedGitLab(GitLab gitlab, Trace trace) {
        this.gitlab = gitlab;
        this.trace = trace;
    }

    /** The id of the trace that calls to this GitLab belong to, or a dash. */
    public static String traceId(GitLab gitlab) {
        return gitlab instanceof TracedGitLab traced ? traced.trace.id() : "-";
    }

    @Override
    public Reply send(Request request, Credential credential, Deadline deadline) {
        return gitlab.send(request.partOf(trace), credential, deadline);
    }

    /** The connections are everybody's. */
    @Override
    public void close() {}
}
