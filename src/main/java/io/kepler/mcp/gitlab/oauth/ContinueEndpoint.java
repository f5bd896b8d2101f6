package io.kepler.mcp.gitlab.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;

/** Where the browser comes back to from GitLab, and goes on to the client with a code. */
@Path("/oauth/continue")
@NoStore
public final class ContinueEndpoint {

    private final BrowserAnswers answers;
    private final Browsers browsers;
    private final AuthorizationRequests requests;
    private final GitLabLogin login;
    private final Admission admission;
    private final Authorization authorization;
    private final Withdrawal withdrawal;
    private final Issuer issuer;
    private final InstantSource clock;

    ContinueEndpoint(
            BrowserAnswers answers,
            Browsers browsers,
            AuthorizationRequests requests,
            GitLabLogin login,
            Admission admission,
            Authorization authorization,
            Withdrawal withdrawal,
            Issuer issuer,
            InstantSource clock) {
        this.answers = answers;
        this.browsers = browsers;
        this.requests = requests;
        this.login = login;
        this.admission = admission;
        this.authorization = authorization;
        this.withdrawal = withdrawal;
        this.issuer = issuer;
        this.clock = clock;
    }

    @GET
    public Response goOn(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return answers.answer(request, () -> {
            String idHash =
                    Sha256.hex(Parameters.ofQuery(request.getQueryString()).get("request"));
            checkPending(request, idHash);
            FreshLogin fresh = login.take(request, response).orElseThrow(ContinueEndpoint::notSignedIn);
            AuthorizationRequest asked = taken(idHash, fresh);
            admission.check(request, fresh);
            String code = authorization.grant(asked, fresh);
            return BrowserAnswers.redirect(
                    302, AuthorizationResponse.code(asked.redirectUri(), code, asked.state(), issuer));
        });
    }

    /** Only the browser in which the user allowed it may go on. */
    private void checkPending(HttpServletRequest request, String idHash) throws OAuthException {
        Browser browser = browsers.known(request).orElseThrow(ConsentEndpoint::over);
        boolean pending = requests.find(idHash)
                .filter(browser::owns)
                .filter(AuthorizationRequest::consented)
                .filter(asked -> asked.expiresAt().isAfter(clock.instant()))
                .isPresent();
        if (!pending) {
            throw ConsentEndpoint.over();
        }
    }

    private AuthorizationRequest taken(String idHash, FreshLogin fresh) throws OAuthException {
        Optional<AuthorizationRequest> asked = requests.take(idHash, clock.instant());
        if (asked.isEmpty()) {
            withdrawal.of(fresh.tokens());
        }
        return asked.orElseThrow(ConsentEndpoint::over);
    }

    private static OAuthException notSignedIn() {
        return OAuthException.invalidRequest("The sign-in at GitLab was not completed. Start again in your client.");
    }
}
