package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.GitLabUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.context.session.SessionStore;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.core.util.Pac4jConstants;

/** Our sessions as pac4j wants them. Of pac4j's own values it keeps who is signed in, and nothing else. */
final class LoginSessionStore implements SessionStore {

    private final LoginSession session;

    LoginSessionStore(LoginSession session) {
        this.session = session;
    }

    @Override
    public Optional<String> getSessionId(WebContext context, boolean create) {
        HttpServletRequest request = Servlets.request(context);
        return create ? Optional.of(session.open(request, Servlets.response(context))) : session.hash(request);
    }

    @Override
    public Optional<Object> get(WebContext context, String key) {
        HttpServletRequest request = Servlets.request(context);
        if (key.equals(Pac4jConstants.USER_PROFILES)) {
            return session.get(request, LoginSession.USER, GitLabUser.class).map(LoginSessionStore::profiles);
        }
        return session.get(request, key, Record.class).map(Object.class::cast);
    }

    @Override
    public void set(WebContext context, String key, @Nullable Object value) {
        HttpServletRequest request = Servlets.request(context);
        HttpServletResponse response = Servlets.response(context);
        if (key.equals(Pac4jConstants.USER_PROFILES)) {
            user(value)
                    .ifPresentOrElse(
                            user -> session.put(request, response, LoginSession.USER, user),
                            () -> session.remove(request, LoginSession.USER));
        } else if (value == null) {
            session.remove(request, key);
        } else if (value instanceof Record kept) {
            session.put(request, response, key, kept);
        } else {
            throw new IllegalArgumentException(
                    "A session does not keep a " + value.getClass().getName());
        }
    }

    @Override
    public boolean destroySession(WebContext context) {
        session.destroy(Servlets.request(context), Servlets.response(context));
        return true;
    }

    @Override
    public Optional<Object> getTrackableSession(WebContext context) {
        return Optional.empty();
    }

    @Override
    public Optional<SessionStore> buildFromTrackableSession(WebContext context, Object trackable) {
        return Optional.empty();
    }

    @Override
    public boolean renewSession(WebContext context) {
        session.renew(Servlets.request(context), Servlets.response(context));
        return true;
    }

    private static Map<String, UserProfile> profiles(GitLabUser user) {
        Map<String, UserProfile> profiles = new LinkedHashMap<>();
        profiles.put(GitLabClient.NAME, new GitLabProfile(user));
        return profiles;
    }

    private static Optional<GitLabUser> user(@Nullable Object profiles) {
        return profiles instanceof Map<?, ?> map && map.get(GitLabClient.NAME) instanceof GitLabProfile profile
                ? Optional.of(profile.user())
                : Optional.empty();
    }
}
