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
import io.kepler.mcp.gitlab.store.Database;
import jakarta.servlet.ServletContext;
import java.time.InstantSource;

/** All that connecting by browser needs: the database, the login at GitLab and the authorization server over both. */
final class Connecting implements AutoCloseable {

    private final Database database;
    private final BrowserLogin login;
    private final AuthorizationServer server;

    Connecting(Configuration configuration, JerseyGitLab gitlab, GitLabOAuth application) {
        database = Database.open(configuration.store(), configuration.server().environment());
        try {
            Stores stores = database.stores();
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
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    AuthorizationServer server() {
        return server;
    }

    /** Puts the login's filters before the pages that need it. */
    void register(ServletContext context) {
        login.register(context);
    }

    @Override
    public void close() {
        database.close();
    }
}
