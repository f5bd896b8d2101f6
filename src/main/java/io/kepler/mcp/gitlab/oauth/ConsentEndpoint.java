package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.InstantSource;

/** Takes the user's answer to the question whether a client may act for them. */
@Path("/oauth/consent")
@NoStore
public final class ConsentEndpoint {

    private final BrowserAnswers answers;
    private final SingleSignOn sso;
    private final Forms forms;
    private final AuthorizationRequests requests;
    private final GitLabLogin login;
    private final Issuer issuer;
    private final InstantSource clock;

    ConsentEndpoint(
            BrowserAnswers answers,
            SingleSignOn sso,
            Forms forms,
            AuthorizationRequests requests,
            GitLabLogin login,
            Issuer issuer,
            InstantSource clock) {
        this.answers = answers;
        this.sso = sso;
        this.forms = forms;
        this.requests = requests;
        this.login = login;
        this.issuer = issuer;
        this.clock = clock;
    }

    @POST
    public Response answer(
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context HttpHeaders headers,
            InputStream body) {
        return answers.answer(request, () -> {
            sso.user(request);
            Forms.Sent sent = forms.read(request, body, headers.getMediaType());
            String id = sent.form().get("request");
            checkPending(sent.browser(), Sha256.hex(id));
            return switch (sent.form().get("decision")) {
                case "allow" -> allow(request, response, id);
                case "deny" -> deny(request, id);
                default -> throw OAuthException.invalidRequest("decision is allow or deny.");
            };
        });
    }

    private void checkPending(Browser browser, String idHash) throws OAuthException {
        boolean pending = requests.find(idHash)
                .filter(browser::owns)
                .filter(asked -> asked.expiresAt().isAfter(clock.instant()))
                .isPresent();
        if (!pending) {
            throw over();
        }
    }

    /** Signing in starts afresh, so that every grant has tokens of its own and belongs to who is there now. */
    private Response allow(HttpServletRequest request, HttpServletResponse response, String id) throws OAuthException {
        if (!requests.consent(Sha256.hex(id))) {
            throw over();
        }
        login.forget(request, response);
        return answers.onward(request, issuer.at("/oauth/continue?request=" + id), "the sign-in of GitLab");
    }

    private Response deny(HttpServletRequest request, String id) throws OAuthException {
        AuthorizationRequest asked =
                requests.take(Sha256.hex(id), clock.instant()).orElseThrow(ConsentEndpoint::over);
        OAuthException denied = OAuthException.accessDenied("The user refused.");
        String target = AuthorizationResponse.error(asked.redirectUri(), denied, asked.state(), issuer);
        return answers.onward(request, target, "the client, which learns that you refused");
    }

    static OAuthException over() {
        return OAuthException.invalidRequest(
                "This request is over: it was answered already, took longer than ten minutes, or began in another"
                        + " browser. Start again in your client.");
    }
}
