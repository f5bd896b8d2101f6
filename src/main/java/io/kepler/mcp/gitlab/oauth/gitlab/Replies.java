package io.kepler.mcp.gitlab.oauth.gitlab;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.OAuthReply;
import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import io.kepler.mcp.gitlab.oauth.InvalidGrantException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads what GitLab's OAuth endpoints answer. Only {@code invalid_grant} says something about a user's grant; all else
 * that goes wrong may be gone at the next try, and costs nobody a grant.
 */
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    /** What GitLab gives its tokens, should it ever not say so. */
    private static final int LIFETIME = 7200;

    private static final Set<String> ABOUT_US = Set.of("invalid_client", "unauthorized_client");

    private final String instance;
    private final InstantSource clock;

    Replies(URI instance, InstantSource clock) {
        this.instance = instance.toString();
        this.clock = clock;
    }

    GitLabTokens tokens(OAuthReply reply) {
        if (reply.status() != 200) {
            throw refused(reply);
        }
        Secret access = new Secret(reply.text("access_token").orElseThrow(() -> strange("no access token")));
        Secret refresh = new Secret(reply.text("refresh_token").orElseThrow(() -> strange("no refresh token")));
        return new GitLabTokens(access, refresh, expiry(reply.json()));
    }

    void revoked(OAuthReply reply) {
        if (reply.status() != 200) {
            throw refused(reply);
        }
    }

    Optional<TokenInfo> info(OAuthReply reply) {
        if (reply.status() == 401) {
            return Optional.empty();
        }
        if (reply.status() != 200) {
            throw refused(reply);
        }
        JsonNode json = reply.json();
        if (!json.path("resource_owner_id").isIntegralNumber()) {
            throw strange("no owner of a token");
        }
        Set<String> scopes = new LinkedHashSet<>();
        json.path("scope").forEach(scope -> scopes.add(scope.asString("")));
        String application = json.path("application").path("uid").asString("");
        return Optional.of(new TokenInfo(json.path("resource_owner_id").asLong(), application, scopes, expiry(json)));
    }

    /** Understands both places where GitLab describes a user: its API, and OpenID's user info. */
    GitLabUser user(OAuthReply reply) {
        if (reply.status() != 200) {
            throw refused(reply);
        }
        JsonNode json = reply.json();
        String username =
                first(reply, "username", "preferred_username", "nickname").orElseThrow(() -> strange("no user name"));
        boolean confirmed = reply.text("confirmed_at").isPresent()
                || json.path("email_verified").asBoolean(false);
        List<String> externUids = json.path("identities")
                .valueStream()
                .flatMap(identity -> identity.path("extern_uid").asStringOpt().stream())
                .toList();
        return new GitLabUser(
                instance,
                userId(reply),
                username,
                reply.text("name").orElse(username),
                reply.text("email").filter(email -> confirmed),
                externUids);
    }

    private static long userId(OAuthReply reply) {
        JsonNode id = reply.json().path("id");
        if (id.isIntegralNumber()) {
            return id.asLong();
        }
        return reply.text("sub")
                .filter(sub -> sub.length() < 19 && sub.chars().allMatch(Character::isDigit))
                .map(Long::valueOf)
                .orElseThrow(() -> strange("no number of a user"));
    }

    private static Optional<String> first(OAuthReply reply, String... fields) {
        return List.of(fields).stream()
                .flatMap(field -> reply.text(field).stream())
                .findFirst();
    }

    private Instant expiry(JsonNode json) {
        return clock.instant().plusSeconds(json.path("expires_in").asLong(LIFETIME));
    }

    private static RuntimeException refused(OAuthReply reply) {
        if (reply.status() < 500 && reply.error().equals("invalid_grant")) {
            return new InvalidGrantException("GitLab does not accept this grant, or not any more.");
        }
        if (ABOUT_US.contains(reply.error())) {
            LOG.error(
                    "GitLab refuses this server as an application: {}. Check KEPLER_MCP_OAUTH_CLIENT_ID and"
                            + " KEPLER_MCP_OAUTH_CLIENT_SECRET.",
                    reply.error());
        }
        Optional<Duration> wait = reply.retryAfter();
        String message = "GitLab's login service answered with status " + reply.status() + ".";
        return new GitLabException(Fault.UNAVAILABLE, reply.status(), message, Optional.empty(), wait);
    }

    private static GitLabException strange(String missing) {
        return new GitLabException(Fault.UNAVAILABLE, "GitLab's login service answers strangely: " + missing + ".");
    }
}
