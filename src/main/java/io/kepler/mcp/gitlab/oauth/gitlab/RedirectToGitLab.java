package io.kepler.mcp.gitlab.oauth.gitlab;

import com.github.scribejava.core.oauth.OAuth20Service;
import com.github.scribejava.core.pkce.PKCE;
import com.github.scribejava.core.pkce.PKCEService;
import io.kepler.mcp.gitlab.config.ApplicationConfig;
import io.kepler.mcp.gitlab.oauth.Mint;
import java.util.Optional;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.exception.http.RedirectionAction;
import org.pac4j.core.redirect.RedirectionActionBuilder;
import org.pac4j.core.util.HttpActionHelper;
import org.pac4j.scribe.builder.api.GenericApi20;

/** Sends a browser to GitLab, with a state and a PKCE challenge whose other halves stay in its session. */
final class RedirectToGitLab implements RedirectionActionBuilder {

    private final OAuth20Service service;
    private final Mint mint;

    RedirectToGitLab(GitLabOAuth gitlab, Mint mint) {
        ApplicationConfig application = gitlab.application();
        // Only writes the address. The secret has no business there.
        this.service = new GenericApi20(
                        application.authorizationUrl().toString(),
                        application.tokenUrl().toString())
                .createService(
                        application.clientId(),
                        "",
                        gitlab.redirectUri(),
                        application.scope(),
                        "code",
                        null,
                        null,
                        null,
                        null);
        this.mint = mint;
    }

    @Override
    public Optional<RedirectionAction> getRedirectionAction(CallContext context) {
        String state = mint.plain();
        PKCE pkce = PKCEService.defaultInstance().generatePKCE();
        Target target = Target.of(Servlets.request(context.webContext()));
        PendingLogin pending = new PendingLogin(pkce.getCodeVerifier(), target.path());
        context.sessionStore().set(context.webContext(), PendingLogin.key(state), pending);
        String address =
                service.createAuthorizationUrlBuilder().state(state).pkce(pkce).build();
        return Optional.of(HttpActionHelper.buildRedirectUrlAction(context.webContext(), address));
    }
}
