package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.oauth.pages.ConnectionRow;
import io.kepler.mcp.gitlab.oauth.pages.ConnectionsPage;
import io.kepler.mcp.gitlab.oauth.pages.SignedOutPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Where users see and end what they connected. The forms go to addresses that no login filter guards, for such a filter
 * may read the body away.
 */
@Path("/")
@NoStore
public final class ConnectionsEndpoint {

    private final BrowserAnswers answers;
    private final Browsers browsers;
    private final Forms forms;
    private final GitLabLogin login;
    private final Admission admission;
    private final BrowserConnections browserConnections;
    private final Connections connections;
    private final KnownClients clients;
    private final Issuer issuer;

    ConnectionsEndpoint(
            BrowserAnswers answers,
            Browsers browsers,
            Forms forms,
            GitLabLogin login,
            Admission admission,
            BrowserConnections browserConnections,
            Connections connections,
            KnownClients clients,
            Issuer issuer) {
        this.answers = answers;
        this.browsers = browsers;
        this.forms = forms;
        this.login = login;
        this.admission = admission;
        this.browserConnections = browserConnections;
        this.connections = connections;
        this.clients = clients;
        this.issuer = issuer;
    }

    @GET
    @Path("connections")
    public Response show(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return answers.answer(request, () -> {
            GitLabUser user = user(request, response);
            Browser browser = browsers.of(request, response);
            connect(browser, request, response);
            return answers.page(200, page(user, browser));
        });
    }

    @POST
    @Path("oauth/disconnect")
    public Response disconnect(
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context HttpHeaders headers,
            InputStream body) {
        return answers.answer(request, () -> {
            Parameters form = forms.read(request, body, headers.getMediaType()).form();
            GitLabUser user = user(request, response);
            if (form.has("all")) {
                connections.disconnectAll(user);
            } else if (!connections.disconnect(user, form.get("grant"))) {
                throw new OAuthException(
                        404, "invalid_request", "You have no such connection; it may be gone already.");
            }
            return BrowserAnswers.redirect(303, issuer.at("/connections"));
        });
    }

    @POST
    @Path("oauth/sign-out")
    public Response signOut(
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context HttpHeaders headers,
            InputStream body) {
        return answers.answer(request, () -> {
            Browser browser = forms.read(request, body, headers.getMediaType()).browser();
            login.forget(request, response);
            browserConnections.end(browser);
            browsers.signOut(browser, response);
            return BrowserAnswers.redirect(303, issuer.at("/oauth/signed-out"));
        });
    }

    @GET
    @Path("oauth/signed-out")
    public Response signedOut() {
        return answers.page(200, new SignedOutPage(answers.frame()));
    }

    private GitLabUser user(HttpServletRequest request, HttpServletResponse response) throws OAuthException {
        GitLabUser user = login.user(request, response)
                .orElseThrow(() -> new OAuthException(401, "login_required", "Nobody is signed in in this browser."));
        admission.checkAccount(request, user);
        return user;
    }

    /** A login for this page is nobody's but the browser's: its cookie may be shown at /sse from now on. */
    private void connect(Browser browser, HttpServletRequest request, HttpServletResponse response)
            throws OAuthException {
        Optional<FreshLogin> fresh = login.take(request, response);
        if (fresh.isPresent()) {
            admission.check(request, fresh.get());
            browserConnections.connect(browser, fresh.get());
        }
    }

    private ConnectionsPage page(GitLabUser user, Browser browser) {
        return new ConnectionsPage(
                answers.frame(),
                user.name() + " (" + user.username() + ")",
                URI.create(user.instance()).getAuthority(),
                connections.of(user).stream().map(this::row).toList(),
                issuer.resource(),
                browser.csrf());
    }

    private ConnectionRow row(Grant grant) {
        Optional<Consent> consent = connections.consent(grant);
        return new ConnectionRow(
                grant.id(),
                clients.find(grant.clientId()).map(Client::name).orElse(grant.clientId()),
                consent.map(given -> String.join("; ", ConsentQuestion.permissions(given.scope())))
                        .orElse("-"),
                consent.map(Consent::redirectHost).orElse("-"),
                grant.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                grant.usedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
