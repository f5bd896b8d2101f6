package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.AuthMode;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.OAuthConfig;
import io.kepler.mcp.gitlab.config.Origins;
import io.kepler.mcp.gitlab.gitlab.AllowedGroups;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;

/** The authorization server put together: its resources for REST, and its access tokens for the MCP endpoint. */
public final class AuthorizationServer {

    private final AccessTokens accessTokens;
    private final BrowserConnections browserConnections;
    private final List<Object> resources;

    /**
     * What it leans on.
     *
     * @param gitlab to ask who is in which group
     * @param nanos the time that memory is measured by, as {@link System#nanoTime()}
     */
    public record Surroundings(
            Stores stores,
            GitLab gitlab,
            GitLabLogin login,
            GitLabApplication application,
            InstantSource clock,
            LongSupplier nanos) {}

    public static AuthorizationServer of(Configuration configuration, Surroundings around) {
        try {
            return new AuthorizationServer(configuration, around, PublicDocuments.standard(SSLContext.getDefault()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do TLS", e);
        }
    }

    AuthorizationServer(Configuration configuration, Surroundings around, Documents documents) {
        OAuthConfig config = configuration.oauth();
        Stores stores = around.stores();
        InstantSource clock = around.clock();
        Issuer issuer = new Issuer(config.publicUrl().orElseThrow());
        Scopes scopes = Scopes.within(config.application().scope());
        Mint mint = new Mint();
        String name = configuration.server().appName();

        Withdrawal withdrawal = new Withdrawal(around.application());
        AllowedGroups groups = new AllowedGroups(around.gitlab(), config.allowedGroups());
        GrantTokens grantTokens =
                new GrantTokens(stores.grants(), around.application(), groups, withdrawal, clock, around.nanos());
        accessTokens = new AccessTokens(
                stores.issuedTokens(), stores.grants(), grantTokens, issuer, challenges(config), clock, around.nanos());

        TokenFamilies families = new TokenFamilies(stores, accessTokens, withdrawal, clock);
        KnownClients clients = new KnownClients(
                config.clients(), stores.clients(), new MetadataDocuments(stores.clients(), documents, clock));
        ClientForms clientForms = new ClientForms(new ClientProof(clients));
        TokenPairs pairs = new TokenPairs(mint, config.accessTokenTtl(), config.refreshTokenTtl());
        Registration registration = new Registration(stores.clients(), mint, clock, config.registrationsPerHour());
        Browsers browsers = new Browsers(stores.browserSessions(), new SessionCookie(issuer), mint, clock);
        Forms forms = new Forms(browsers);
        SingleSignOn sso = new SingleSignOn(config.sso(), config.ssoMatch());
        Admission admission = new Admission(sso, groups, withdrawal);
        Authorization authorization = new Authorization(stores, withdrawal, accessTokens, mint, clock);
        browserConnections =
                new BrowserConnections(stores, authorization, accessTokens, families, mint, scopes, issuer, clock);
        BrowserAnswers answers = new BrowserAnswers(issuer, name);
        ConsentQuestion question =
                new ConsentQuestion(answers.frame(), configuration.gitlab().url());
        Metadata metadata =
                new Metadata(issuer, scopes, authorizationServers(configuration), registration.offered(), name);
        resources = List.of(
                new NoStoreFilter(),
                crossOrigin(configuration),
                new ProtectedResourceEndpoint(metadata),
                new MetadataEndpoint(metadata),
                new RegistrationEndpoint(registration),
                new AuthorizationEndpoint(
                        answers,
                        sso,
                        clients,
                        scopes,
                        issuer,
                        browsers,
                        stores.authorizationRequests(),
                        question,
                        mint,
                        clock),
                new ConsentEndpoint(answers, sso, forms, stores.authorizationRequests(), around.login(), issuer, clock),
                new ContinueEndpoint(
                        answers,
                        browsers,
                        stores.authorizationRequests(),
                        around.login(),
                        admission,
                        authorization,
                        withdrawal,
                        issuer,
                        clock),
                new TokenEndpoint(
                        clientForms,
                        new CodeExchange(stores.authorizationCodes(), stores.issuedTokens(), families, pairs, clock),
                        new RefreshExchange(stores.issuedTokens(), families, pairs, clock)),
                new RevocationEndpoint(clientForms, stores.issuedTokens(), families),
                new ConnectionsEndpoint(
                        answers,
                        browsers,
                        forms,
                        around.login(),
                        admission,
                        browserConnections,
                        new Connections(stores, withdrawal, accessTokens),
                        clients,
                        issuer),
                new StyleSheet());
    }

    /** How a client is told where to get a token, in every mode but that of GitLab tokens alone. */
    public static Challenges challenges(OAuthConfig config) {
        return new Challenges(
                new Issuer(config.publicUrl().orElseThrow()),
                Scopes.within(config.application().scope()));
    }

    /** What a server needs whose clients get their tokens from GitLab alone. */
    public static List<Object> resourcesWithoutServer(Configuration configuration) {
        OAuthConfig config = configuration.oauth();
        Metadata metadata = new Metadata(
                new Issuer(config.publicUrl().orElseThrow()),
                Scopes.within(config.application().scope()),
                authorizationServers(configuration),
                false,
                configuration.server().appName());
        return List.of(new NoStoreFilter(), crossOrigin(configuration), new ProtectedResourceEndpoint(metadata));
    }

    private static CrossOrigin crossOrigin(Configuration configuration) {
        return new CrossOrigin(new Origins(configuration.mcp().allowedOrigins()));
    }

    private static List<String> authorizationServers(Configuration configuration) {
        OAuthConfig config = configuration.oauth();
        List<String> servers = new ArrayList<>();
        if (config.modes().contains(AuthMode.OAUTH)) {
            servers.add(config.publicUrl().orElseThrow().toString());
        }
        if (config.modes().contains(AuthMode.GITLAB_OAUTH)) {
            servers.add(configuration.gitlab().url().toString());
        }
        return servers;
    }

    /** The JAX-RS resources and the filters they share. */
    public List<Object> resources() {
        return resources;
    }

    /** Who is connected by the cookie of a browser. */
    public BrowserConnections browserConnections() {
        return browserConnections;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }
}
