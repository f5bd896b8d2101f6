package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where clients send the user's browser (RFC 6749, 3.1). The user is asked here, before GitLab: GitLab knows one
 * application only, and would not ask again for the next client.
 */
@Path("/oauth/authorize")
@NoStore
public final class AuthorizationEndpoint {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int LONGEST_STATE = 2000;

    private final BrowserAnswers answers;
    private final SingleSignOn sso;
    private final KnownClients clients;
    private final Scopes scopes;
    private final Issuer issuer;
    private final Browsers browsers;
    private final AuthorizationRequests requests;
    private final ConsentQuestion question;
    private final Mint mint;
    private final InstantSource clock;

    AuthorizationEndpoint(
            BrowserAnswers answers,
            SingleSignOn sso,
            KnownClients clients,
            Scopes scopes,
            Issuer issuer,
            Browsers browsers,
            AuthorizationRequests requests,
            ConsentQuestion question,
            Mint mint,
            InstantSource clock) {
        this.answers = answers;
        this.sso = sso;
        this.clients = clients;
        this.scopes = scopes;
        this.issuer = issuer;
        this.browsers = browsers;
        this.requests = requests;
        this.question = question;
        this.mint = mint;
        this.clock = clock;
    }

    @GET
    public Response authorize(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return answers.answer(request, () -> {
            Optional<String> ssoUser = sso.user(request);
            Parameters parameters = Parameters.ofQuery(request.getQueryString());
            if (Stream.of("client_id", "redirect_uri", "response_type").noneMatch(parameters::has)) {
                return BrowserAnswers.redirect(302, issuer.at("/connections"));
            }
            Client client = clients.current(parameters.get("client_id"));
            RedirectUri redirect = redirect(client, parameters.get("redirect_uri"));
            Optional<String> state = state(parameters);
            try {
                Asked asked = Asked.of(parameters, scopes, issuer);
                Browser browser = browsers.of(request, response);
                String id = mint.plain();
                requests.add(pending(id, browser, client, redirect, asked, state));
                return answers.page(200, question.page(client, redirect, asked, ssoUser, id, browser));
            } catch (OAuthException e) {
                // The address is trusted by now, so the client learns of it.
                return BrowserAnswers.redirect(302, AuthorizationResponse.error(redirect.text(), e, state, issuer));
            }
        });
    }

    private static RedirectUri redirect(Client client, String text) throws OAuthException {
        boolean configured = client.origin() == ClientOrigin.CONFIGURED
                && client.redirectUris().contains(text);
        return RedirectUri.parse(text, configured)
                .filter(uri -> uri.isOneOf(client.redirectUris()))
                .orElseThrow(() ->
                        OAuthException.invalidRequest("redirect_uri is none of those that this client registered."));
    }

    private static Optional<String> state(Parameters parameters) throws OAuthException {
        Optional<String> state = parameters.find("state");
        if (state.filter(text -> text.length() > LONGEST_STATE).isPresent()) {
            throw OAuthException.invalidRequest("state is too long.");
        }
        return state;
    }

    private AuthorizationRequest pending(
            String id, Browser browser, Client client, RedirectUri redirect, Asked asked, Optional<String> state) {
        return new AuthorizationRequest(
                Sha256.hex(id),
                browser.binding(),
                client.id(),
                redirect.text(),
                asked.scope(),
                state,
                asked.codeChallenge(),
                asked.resource(),
                false,
                clock.instant().plus(LIFETIME));
    }
}
