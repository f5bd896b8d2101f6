package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.oauth.AuthorizationServer;
import io.kepler.mcp.gitlab.oauth.BrowserAnswers;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.oauth.LoginGate;
import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.oauth.gitlab.BrowserLogin;
import io.kepler.mcp.gitlab.oauth.gitlab.GitLabOAuth;
import jakarta.servlet.ServletContext;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that connecting by browser needs: the login at GitLab and the authorization server over it. */
final class Connecting {

    private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);

    private final BrowserLogin login;
    private final AuthorizationServer server;

    Connecting(Configuration configuration, JerseyGitLab gitlab, GitLabOAuth application, Stores stores) {
        OAuthConfig config = configuration.oauth();
        Issuer issuer = new Issuer(config.publicUrl().orElseThrow());
        Mint mint = new Mint();
        InstantSource clock = InstantSource.system();
        login = new BrowserLogin(
                application,
                issuer,
                stores.browserSessions(),
                mint,
                clock,
                new BrowserAnswers(issuer, configuration.server().appName())::refuse,
                LoginGate.of(config, issuer, stores, mint, clock));
        server = AuthorizationServer.of(
                configuration,
                new AuthorizationServer.Surroundings(stores, gitlab, login, application, clock, System::nanoTime));
        LOG.info(
                "Users connect clients to {} by login; the application at GitLab needs the redirect URI {}",
                issuer.resource(),
                application.redirectUri());
    }

    AuthorizationServer server() {
        return server;
    }

    /** Puts the login's filters before the pages that need it. */
    void register(ServletContext context) {
        login.register(context);
    }
}
