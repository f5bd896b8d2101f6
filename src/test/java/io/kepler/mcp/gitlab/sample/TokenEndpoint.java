package io.kepler.mcp.gitlab.sample;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /oauth/token} with the two grants that a server for users needs. */
final class TokenEndpoint {
    private static final Map<String, String> NO_STORE = Map.of("Cache-Control", "no-store", "Pragma", "no-cache");

    private final Applications applications;
    private final OAuthTokens tokens;
    private final Hooks hooks;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile RefreshMood mood = RefreshMood.GOOD;

    TokenEndpoint(Router router, Applications applications, OAuthTokens tokens, Hooks hooks) {
        this.applications = applications;
        this.tokens = tokens;
        this.hooks = hooks;
        router.root("POST", "/oauth/token", this::token);
    }

    void mood(RefreshMood mood) {
        this.mood = mood;
    }

    int refreshAttempts() {
        return attempts.get();
    }

    private Answer token(Call call) {
        String type = call.params().text("grant_type");
        return switch (type) {
            case "authorization_code" -> redeem(call, applications.authenticated(call));
            case "refresh_token" -> refresh(call, applications.authenticated(call));
            case "" -> throw missing("grant_type");
            default -> throw Refusal.oauth(400, "unsupported_grant_type", "There is no such grant type here.");
        };
    }

    private Answer redeem(Call call, Application application) {
        String verifier = call.params().text("code_verifier");
        return answer(tokens.redeem(needed(call, "code"), application, needed(call, "redirect_uri"), verifier));
    }

    private Answer refresh(Call call, Application application) {
        attempts.incrementAndGet();
        RefreshMood now = mood;
        hold(now);
        if (now.status() == RefreshMood.REFUSING.status()) {
            throw Refusal.oauth(400, "invalid_grant", "The grant was revoked.");
        }
        if (now.status() != RefreshMood.GOOD.status()) {
            throw new Refusal(
                    Answer.text(now.status(), "text/html; charset=utf-8", "<h1>GitLab is not available</h1>"));
        }
        return answer(tokens.refresh(needed(call, "refresh_token"), application, needed(call, "redirect_uri")));
    }

    private void hold(RefreshMood now) {
        try {
            hooks.hold(now.delay());
        } catch (InterruptedException e) {
            // The sample closes meanwhile.
            Thread.currentThread().interrupt();
            throw Refusal.message(503, "closed");
        }
    }

    private static String needed(Call call, String name) {
        return call.params().filled(name).orElseThrow(() -> missing(name));
    }

    private static Refusal missing(String name) {
        return Refusal.oauth(400, "invalid_request", "Missing required parameter: " + name + ".");
    }

    private static Answer answer(OAuthPair pair) {
        long seconds = pair.expiresAt().getEpochSecond() - pair.createdAt().getEpochSecond();
        ObjectNode json = Json.object()
                .put("access_token", pair.access())
                .put("token_type", "Bearer")
                .put("expires_in", seconds)
                .put("refresh_token", pair.refresh())
                .put("scope", pair.scope())
                .put("created_at", pair.createdAt().getEpochSecond());
        return Answer.ok(json).with(NO_STORE);
    }
}
