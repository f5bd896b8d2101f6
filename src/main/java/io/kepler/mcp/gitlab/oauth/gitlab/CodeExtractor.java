package io.kepler.mcp.gitlab.oauth.gitlab;

import java.util.Optional;
import java.util.regex.Pattern;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.context.session.SessionStore;
import org.pac4j.core.credentials.Credentials;
import org.pac4j.core.credentials.extractor.CredentialsExtractor;

/** Takes the code from a browser that comes back, if this browser was sent away with this state, and only once. */
final class CodeExtractor implements CredentialsExtractor {

    private static final int LONGEST_CODE = 2000;
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

    @Override
    public Optional<Credentials> extract(CallContext context) {
        WebContext request = context.webContext();
        PendingLogin pending = request.getRequestParameter("state")
                .flatMap(state -> take(context.sessionStore(), request, PendingLogin.key(state)))
                .orElseThrow(() -> new LoginException(
                        "invalid_state",
                        "This login is not under way in this browser: it was finished already, took longer than ten"
                                + " minutes, or was begun in another browser. Start again."));
        request.setRequestAttribute(Target.class.getName(), new Target(pending.target()));
        request.getRequestParameter("error").ifPresent(error -> {
            throw refusal(error);
        });
        String code = request.getRequestParameter("code")
                .filter(given -> !given.isEmpty() && given.length() <= LONGEST_CODE)
                .orElseThrow(() ->
                        new LoginException("invalid_request", "GitLab sent no code that can be one. Start again."));
        return Optional.of(new LoginCredentials(code, pending, Optional.empty()));
    }

    private static Optional<PendingLogin> take(SessionStore session, WebContext context, String key) {
        Optional<Object> found = session.get(context, key);
        session.set(context, key, null);
        return found.filter(PendingLogin.class::isInstance).map(PendingLogin.class::cast);
    }

    /** Says it in our words: the description in the address may come from anybody. */
    private static LoginException refusal(String error) {
        if (error.equals("access_denied")) {
            return new LoginException(error, "At GitLab you did not allow this server to act for you.");
        }
        String code = ERROR.matcher(error).matches() ? error : "server_error";
        return new LoginException(code, "GitLab did not finish the login (" + code + "). Start again later.");
    }
}
