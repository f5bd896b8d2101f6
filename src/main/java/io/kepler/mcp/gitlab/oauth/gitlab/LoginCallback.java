package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.Issuer;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.engine.DefaultCallbackLogic;
import org.pac4j.core.exception.http.HttpAction;
import org.pac4j.core.http.adapter.HttpActionAdapter;
import org.pac4j.core.util.HttpActionHelper;

/** What happens when a browser comes back from GitLab: it goes on to the page it wanted, at our public address. */
final class LoginCallback extends DefaultCallbackLogic {

    private final Issuer issuer;
    private final LoginFailures failures;

    LoginCallback(Issuer issuer, LoginFailures failures) {
        this.issuer = issuer;
        this.failures = failures;
    }

    @Override
    protected HttpAction redirectToOriginallyRequestedUrl(CallContext context, String defaultUrl) {
        Object target = context.webContext()
                .getRequestAttribute(Target.class.getName(), Target.class)
                .orElseThrow();
        return HttpActionHelper.buildRedirectUrlAction(context.webContext(), issuer.at(((Target) target).path()));
    }

    @Override
    protected @Nullable Object handleException(Exception failure, HttpActionAdapter adapter, WebContext context) {
        failures.answer(failure, context);
        return null;
    }
}
