package io.kepler.mcp.gitlab.gitlab;

import java.net.URI;
import java.util.Map;

/** Calls to GitLab's OAuth endpoints, which lie outside its REST API. Every status is an answer, and nothing is tried twice. */
public interface OAuthCalls {

    /**
     * Sends a form.
     *
     * @throws GitLabException when no answer came
     */
    OAuthReply post(URI endpoint, Map<String, String> form, Deadline deadline);

    /**
     * Asks in the name of the owner of a token.
     *
     * @throws GitLabException when no answer came
     */
    OAuthReply get(URI endpoint, Credential credential, Deadline deadline);
}
