package io.kepler.mcp.gitlab.oauth.gitlab;

import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.WebContext;
import org.pac4j.core.exception.http.HttpAction;
import org.pac4j.jee.http.adapter.JEEHttpActionAdapter;

/** Answers of pac4j, kept out of caches: they carry states, and the addresses they answer carry codes. */
final class NoStoreActions extends JEEHttpActionAdapter {

    @Override
    public @Nullable Object adapt(HttpAction action, WebContext context) {
        context.setResponseHeader("Cache-Control", "no-store");
        context.setResponseHeader("Referrer-Policy", "no-referrer");
        return super.adapt(action, context);
    }
}
