package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The login at GitLab in one browser. Filters in front of {@code /oauth/continue} and {@code /connections} send a browser
 * there in which nobody is signed in; this is what is left of it afterwards.
 */
public interface GitLabLogin {

    /** Who is signed in. */
    Optional<GitLabUser> user(HttpServletRequest request, HttpServletResponse response);

    /** Hands the tokens of the last login out and forgets them; who is signed in stays known. */
    Optional<FreshLogin> take(HttpServletRequest request, HttpServletResponse response);

    /** Forgets who is signed in, so that the next guarded page asks GitLab anew. */
    void forget(HttpServletRequest request, HttpServletResponse response);
}
