package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.oauth.InvalidGrantException;
import io.kepler.mcp.gitlab.oauth.LoginGate;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.pac4j.core.context.WebContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failed login becomes an answer and a line in the log. */
final class LoginFailures {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFailures.class);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Refusing refusing;
    private final LoginGate gate;

    LoginFailures(Refusing refusing, LoginGate gate) {
        this.refusing = refusing;
        this.gate = gate;
    }

    void answer(Exception failure, WebContext context) {
        HttpServletResponse response = Servlets.response(context);
        if (response.isCommitted()) {
            LOG.debug("A request behind the login failed when its answer was on the way", failure);
        } else if (failure instanceof LoginException login) {
            LOG.info("A login did not come about: {}", login.error());
            end(context, 400, login.error(), String.valueOf(login.getMessage()));
        } else if (failure instanceof InvalidGrantException) {
            LOG.warn("GitLab did not accept the code of a login; is KEPLER_MCP_OAUTH_REDIRECT_URI what is registered?");
            end(context, 400, "invalid_grant", "GitLab did not accept the login. Start again.");
        } else if (failure instanceof GitLabException gitlab) {
            LOG.warn("A login did not come about: {}", gitlab.getMessage());
            long wait = gitlab.retryAfter().orElse(LATER).toSeconds();
            response.setHeader("Retry-After", Long.toString(Math.max(1, wait)));
            end(context, 503, "temporarily_unavailable", "GitLab cannot be asked at the moment. Try again soon.");
        } else {
            String reference =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            LOG.error("{} a login failed", reference, failure);
            refuse(context, 500, "server_error", "Internal error (reference " + reference + ").");
        }
    }

    /** Tells the client if one waits, for it is no use to leave its user with a page that leads nowhere. */
    private void end(WebContext context, int status, String error, String description) {
        Optional<String> client = context.getRequestAttribute(Target.class.getName(), Target.class)
                .flatMap(Target::authorization)
                .flatMap(id -> gate.turnedBack(Servlets.request(context), id, error, description));
        if (client.isPresent()) {
            HttpServletResponse response = Servlets.response(context);
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", client.get());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Referrer-Policy", "no-referrer");
        } else {
            refuse(context, status, error, description);
        }
    }

    private void refuse(WebContext context, int status, String error, String description) {
        try {
            refusing.refuse(Servlets.request(context), Servlets.response(context), status, error, description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
