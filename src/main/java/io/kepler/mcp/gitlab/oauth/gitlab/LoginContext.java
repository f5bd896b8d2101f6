package io.kepler.mcp.gitlab.oauth.gitlab;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.context.FrameworkParameters;
import org.pac4j.jee.context.JEEContext;
import org.pac4j.jee.context.JEEFrameworkParameters;

/** A request as pac4j sees it. Where the container throws at parameters it cannot read, that is the sender's fault. */
final class LoginContext extends JEEContext {

    LoginContext(FrameworkParameters parameters) {
        super(((JEEFrameworkParameters) parameters).getRequest(), ((JEEFrameworkParameters) parameters).getResponse());
    }

    @Override
    public Optional<String> getRequestParameter(String name) {
        return read(() -> super.getRequestParameter(name));
    }

    @Override
    public Map<String, String[]> getRequestParameters() {
        return read(super::getRequestParameters);
    }

    /** What a request says in its parameters. */
    static <T extends @Nullable Object> T read(Supplier<T> parameters) {
        try {
            return parameters.get();
        } catch (IllegalStateException e) {
            throw new LoginException("invalid_request", "The parameters are not properly encoded, or too many.");
        }
    }
}
