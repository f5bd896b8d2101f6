package io.kepler.mcp.gitlab.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What may be asked about a token, and its end: info, introspection, user info, revocation. */
final class TokenQuestions {
    private final Applications applications;
    private final OAuthTokens tokens;

    TokenQuestions(Router router, Applications applications, OAuthTokens tokens) {
        this.applications = applications;
        this.tokens = tokens;
        router.root("GET", "/oauth/token/info", this::info);
        router.root("POST", "/oauth/introspect", this::introspect);
        router.root("POST", "/oauth/revoke", this::revoke);
        router.root("GET", "/oauth/userinfo", this::user);
        router.root("POST", "/oauth/userinfo", this::user);
    }

    private Answer info(Call call) {
        OAuthPair pair = shown(call);
        ObjectNode json = Json.object().put("resource_owner_id", pair.user().id());
        json.set("scope", Json.texts(pair.scopes()));
        json.put("expires_in", Duration.between(Instant.now(), pair.expiresAt()).toSeconds());
        json.putObject("application").put("uid", pair.application().id());
        json.put("created_at", pair.createdAt().getEpochSecond());
        json.set("scopes", Json.texts(pair.scopes()));
        return Answer.ok(json.put("expires_in_seconds", json.path("expires_in").asLong()));
    }

    private Answer introspect(Call call) {
        Application asking = applications.authenticated(call);
        Optional<OAuthPair> pair =
                tokens.active(call.params().text("token")).filter(found -> found.application() == asking);
        ObjectNode json = Json.object().put("active", pair.isPresent());
        pair.ifPresent(found -> json.put("scope", found.scope())
                .put("client_id", found.application().id())
                .put("token_type", "Bearer")
                .put("exp", found.expiresAt().getEpochSecond())
                .put("iat", found.createdAt().getEpochSecond()));
        return Answer.ok(json);
    }

    /** Says yes to an unknown token too, but not to one of another application. */
    private Answer revoke(Call call) {
        Application asking = applications.authenticated(call);
        Optional<OAuthPair> pair = tokens.find(call.params().text("token"));
        if (pair.filter(found -> found.application() != asking).isPresent()) {
            throw Refusal.oauth(403, "unauthorized_client", "The token belongs to another client.");
        }
        pair.ifPresent(tokens::withdraw);
        return Answer.ok(Json.object());
    }

    private Answer user(Call call) {
        OAuthPair pair = shown(call);
        if (!pair.scopes().contains("openid")) {
            throw Refusal.insufficientScope("openid");
        }
        return Answer.ok(Json.object()
                .put("sub", String.valueOf(pair.user().id()))
                .put("name", pair.user().name())
                .put("nickname", pair.user().username())
                .put("preferred_username", pair.user().username())
                .put("email", pair.user().profile().text("email"))
                .put("email_verified", true));
    }

    private OAuthPair shown(Call call) {
        return Tokens.bearer(call.authorization())
                .flatMap(tokens::active)
                .orElseThrow(() -> Refusal.invalidToken("The access token is invalid."));
    }
}
