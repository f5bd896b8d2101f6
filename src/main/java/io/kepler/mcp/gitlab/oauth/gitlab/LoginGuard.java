package io.kepler.mcp.gitlab.oauth.gitlab;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.client.Client;
import org.pac4j.core.config.Config;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.FrameworkParameters;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.engine.DefaultSecurityLogic;
import org.pac4j.core.engine.SecurityGrantedAccessAdapter;
import org.pac4j.core.http.adapter.HttpActionAdapter;
import org.pac4j.core.http.ajax.AjaxRequestResolver;
import org.pac4j.core.profile.ProfileManager;
import org.pac4j.core.profile.UserProfile;

/**
 * Lets a browser through to a page if somebody is signed in there, and sends it to GitLab otherwise. The rest of an
 * authorization needs a login made for it alone, so that every grant has tokens of its own and of the right user.
 */
final class LoginGuard extends DefaultSecurityLogic {

    private final LoginFailures failures;

    LoginGuard(LoginFailures failures) {
        this.failures = failures;
        // There is one client, and looking for its name among the parameters would use up the body of a form.
        setClientFinder((clients, context, names) -> clients.findAllClients());
    }

    @Override
    public @Nullable Object perform(
            Config config,
            SecurityGrantedAccessAdapter page,
            String clients,
            String authorizers,
            String matchers,
            FrameworkParameters parameters) {
        // The page gets no profiles: a wrapped request would hide as whom the container knows the user.
        SecurityGrantedAccessAdapter plain = (context, session, profiles) -> page.adapt(context, session, List.of());
        return super.perform(config, plain, clients, authorizers, matchers, parameters);
    }

    @Override
    protected List<UserProfile> loadProfiles(CallContext context, ProfileManager manager, List<Client> clients) {
        HttpServletRequest request = Servlets.request(context.webContext());
        Target target = Target.of(request);
        boolean plainLogin = Target.pathOf(request).startsWith(Target.AUTHORIZE);
        return plainLogin || isStale(context, target) ? List.of() : manager.getProfiles();
    }

    private static boolean isStale(CallContext context, Target target) {
        return target.isContinuation()
                && context.sessionStore()
                        .get(context.webContext(), target.key())
                        .isEmpty();
    }

    @Override
    protected void saveRequestedUrl(CallContext context, List<Client> clients, AjaxRequestResolver resolver) {
        // It goes into the pending login, so that two tabs do not mix theirs up.
    }

    @Override
    protected @Nullable Object handleException(Exception failure, HttpActionAdapter adapter, WebContext context) {
        failures.answer(failure, context);
        return null;
    }
}
