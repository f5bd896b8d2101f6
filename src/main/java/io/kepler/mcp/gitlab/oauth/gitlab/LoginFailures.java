package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.oauth.InvalidGrantException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.pac4j.core.context.WebContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failed login becomes an answer and a line in the log. */
final class LoginFailures {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFailures.class);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Refusing refusing;

    LoginFailures(Refusing refusing) {
        this.refusing = refusing;
    }

    void answer(Exception failure, WebContext context) {
        HttpServletResponse response = Servlets.response(context);
        if (response.isCommitted()) {
            LOG.debug("A request behind the login failed when its answer was on the way", failure);
        } else if (failure instanceof LoginException login) {
            LOG.info("A login did not come about: {}", login.error());
            refuse(context, 400, login.error(), String.valueOf(login.getMessage()));
        } else if (failure instanceof InvalidGrantException) {
            LOG.warn("GitLab did not accept the code of a login; is KEPLER_MCP_OAUTH_REDIRECT_URI what is registered?");
            refuse(context, 400, "invalid_grant", "GitLab did not accept the login. Start again.");
        } else if (failure instanceof GitLabException gitlab) {
            LOG.warn("A login did not come about: {}", gitlab.getMessage());
            long wait = gitlab.retryAfter().orElse(LATER).toSeconds();
            response.setHeader("Retry-After", Long.toString(Math.max(1, wait)));
            refuse(context, 503, "temporarily_unavailable", "GitLab cannot be asked at the moment. Try again soon.");
        } else {
            String reference =
                    HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
            LOG.error("{} a login failed", reference, failure);
            refuse(context, 500, "server_error", "Internal error (reference " + reference + ").");
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
