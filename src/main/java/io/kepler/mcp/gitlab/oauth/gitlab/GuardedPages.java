package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.oauth.LoginGate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.pac4j.core.context.CallContext;
import org.pac4j.core.matching.matcher.Matcher;

/** Says which requests need a login: what is open is answered, or refused, by its own endpoint. */
final class GuardedPages implements Matcher {

    static final String NAME = "guarded";

    private static final List<String> CLIENT_PARAMETERS =
            List.of("client_id", "redirect_uri", "response_type", "code_challenge");

    private final LoginGate gate;

    GuardedPages(LoginGate gate) {
        this.gate = gate;
    }

    @Override
    public boolean matches(CallContext context) {
        HttpServletRequest request = Servlets.request(context.webContext());
        if (request.getMethod().equals("GET")) {
            // Here once, for the container throws only at the first who asks.
            LoginContext.read(request::getParameterMap);
        }
        String path = Target.pathOf(request);
        boolean needed = true;
        if (path.startsWith(Target.AUTHORIZE)) {
            needed = isPlainLogin(request);
        } else if (path.startsWith(Target.CONTINUE)) {
            needed = Target.of(request).isContinuation();
        }
        return needed && gate.mayLogin(request);
    }

    /** The authorization endpoint without a client: somebody signs in to see their own page. */
    private static boolean isPlainLogin(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && CLIENT_PARAMETERS.stream().allMatch(name -> request.getParameter(name) == null);
    }
}
