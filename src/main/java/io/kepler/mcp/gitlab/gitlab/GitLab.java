package io.kepler.mcp.gitlab.gitlab;

/** One GitLab, reached over HTTP with the credential of whoever asks. */
public interface GitLab extends AutoCloseable {

    /**
     * Sends one call and returns GitLab's answer with a 2xx status, or with 304 when the caller has it already.
     *
     * @throws GitLabException for everything else: refusals, redirects, time-outs, answers too large
     */
    Reply send(Request request, Credential credential, Deadline deadline);

    @Override
    void close();
}
