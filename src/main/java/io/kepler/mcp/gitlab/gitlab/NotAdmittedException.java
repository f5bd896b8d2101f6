package io.kepler.mcp.gitlab.gitlab;

/** GitLab knows the user, but the operator of this server does not let them in. */
public final class NotAdmittedException extends GitLabException {

    private static final long serialVersionUID = 1;

    NotAdmittedException(String message) {
        super(Fault.FORBIDDEN, message);
    }
}
