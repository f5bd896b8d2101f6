package io.kepler.mcp.gitlab.oauth.gitlab;

import org.pac4j.core.context.CallContext;
import org.pac4j.core.exception.http.HttpAction;
import org.pac4j.core.exception.http.UnauthorizedAction;
import org.pac4j.core.http.ajax.AjaxRequestResolver;
import org.pac4j.core.redirect.RedirectionActionBuilder;

/** Takes every request for one of a person in front of a browser. */
final class NoAjax implements AjaxRequestResolver {

    @Override
    public boolean isAjax(CallContext context) {
        return false;
    }

    @Override
    public HttpAction buildAjaxResponse(CallContext context, RedirectionActionBuilder builder) {
        return new UnauthorizedAction();
    }
}
