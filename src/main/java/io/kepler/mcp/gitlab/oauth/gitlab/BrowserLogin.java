package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.BrowserSessions;
import io.kepler.mcp.gitlab.oauth.FreshLogin;
import io.kepler.mcp.gitlab.oauth.GitLabLogin;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.oauth.LoginGate;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.oauth.SessionCookie;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pac4j.core.authorization.authorizer.DefaultAuthorizers;
import org.pac4j.core.config.Config;
import org.pac4j.jee.filter.CallbackFilter;
import org.pac4j.jee.filter.SecurityFilter;

/** The login at GitLab by pac4j: a filter before the pages that need it, one where GitLab sends browsers back to. */
public final class BrowserLogin implements GitLabLogin {

    /** It prints states, codes and who signs in. Kept, because the JDK forgets the level of a logger that nobody holds. */
    private final Logger hushed = Logger.getLogger("org.pac4j");

    private final LoginSession session;
    private final Config config;
    private final Issuer issuer;

    /** Makes the login; {@link #register} puts it into effect. */
    public BrowserLogin(
            GitLabOAuth gitlab,
            Issuer issuer,
            BrowserSessions sessions,
            Mint mint,
            InstantSource clock,
            Refusing refusing,
            LoginGate gate) {
        hushed.setLevel(Level.WARNING);
        this.issuer = issuer;
        this.session = new LoginSession(sessions, new SessionCookie(issuer), mint, clock);
        LoginFailures failures = new LoginFailures(refusing, gate);
        LoginSessionStore store = new LoginSessionStore(session);
        GitLabClient client = new GitLabClient(gitlab, mint);
        this.config = new Config(client)
                .addMatcher(GuardedPages.NAME, new GuardedPages(gate))
                .setWebContextFactory(LoginContext::new)
                .setSessionStoreFactory(parameters -> store)
                .setSecurityLogic(new LoginGuard(failures))
                .setCallbackLogic(new LoginCallback(issuer, failures))
                .setHttpActionAdapter(new NoStoreActions());
        // pac4j would do it for whoever comes first, and lets those who come meanwhile go on with what is half made.
        config.getClients().init();
        client.init();
    }

    /** To be called while the application starts. */
    public void register(ServletContext context) {
        SecurityFilter guard = new SecurityFilter(config, GitLabClient.NAME, DefaultAuthorizers.NONE);
        guard.setMatchers(GuardedPages.NAME);
        map(context, "login-guard", guard, Target.AUTHORIZE, Target.CONTINUE + "/*", Target.CONNECTIONS + "/*");
        CallbackFilter callback = new CallbackFilter(config, issuer.at(Target.CONNECTIONS));
        map(context, "login-callback", callback, "/oauth/callback");
    }

    private static void map(ServletContext context, String name, Filter filter, String... patterns) {
        FilterRegistration.Dynamic registration = context.addFilter(name, filter);
        registration.setAsyncSupported(true);
        // After the filter that is before everything.
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, patterns);
    }

    @Override
    public Optional<GitLabUser> user(HttpServletRequest request, HttpServletResponse response) {
        return session.get(request, LoginSession.USER, GitLabUser.class);
    }

    @Override
    public Optional<FreshLogin> take(HttpServletRequest request, HttpServletResponse response) {
        String key = Target.of(request).key();
        Optional<FreshLogin> login = session.get(request, key, FreshLogin.class);
        session.remove(request, key);
        return login;
    }

    @Override
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        session.remove(request, LoginSession.USER);
    }
}
