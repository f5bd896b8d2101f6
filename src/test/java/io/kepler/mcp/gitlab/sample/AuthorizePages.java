package io.kepler.mcp.gitlab.sample;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The pages of {@code /oauth/authorize}: who are you, and do you allow it? Nobody stays signed in. */
final class AuthorizePages {
    private static final List<String> PARAMETERS = List.of(
            "client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method");
    private static final List<String> PEOPLE = List.of("alice", "bob");

    private final World world;
    private final Applications applications;
    private final OAuthTokens tokens;

    AuthorizePages(Router router, World world, Applications applications, OAuthTokens tokens) {
        this.world = world;
        this.applications = applications;
        this.tokens = tokens;
        router.root("GET", "/oauth/authorize", this::signIn);
        router.root("POST", "/oauth/authorize", this::decide);
    }

    private Answer signIn(Call call) {
        Application application = application(call);
        Optional<String> error = error(call);
        if (error.isPresent()) {
            return redirect(call, Map.of("error", error.get()));
        }
        return page(
                call,
                "Sign in to the sample GitLab",
                application.name() + " sent you here. Who are you?",
                PEOPLE.stream()
                        .map(name -> button(
                                "user", name, world.user(name).orElseThrow().name()))
                        .collect(Collectors.joining("\n")));
    }

    private Answer decide(Call call) {
        Application application = application(call);
        Optional<String> error = error(call);
        if (error.isPresent()) {
            return redirect(call, Map.of("error", error.get()));
        }
        User user = world.user(call.params().text("user")).orElseThrow(() -> Refusal.error(422, "user is invalid"));
        return switch (call.params().text("decision")) {
            case "approve" -> redirect(call, Map.of("code", code(call, application, user)));
            case "deny" -> redirect(call, Map.of("error", "access_denied"));
            default ->
                page(
                        call,
                        "Authorize " + application.name() + "?",
                        "It will be able to act as " + user.name() + " (" + String.join(" ", scopes(call)) + ").",
                        "<input type=\"hidden\" name=\"user\" value=\"" + user.username() + "\">\n"
                                + button("decision", "approve", "Authorize") + "\n"
                                + button("decision", "deny", "Deny"));
        };
    }

    private String code(Call call, Application application, User user) {
        return tokens.code(
                        application,
                        user,
                        scopes(call),
                        call.params().text("redirect_uri"),
                        call.params().text("code_challenge"))
                .value();
    }

    /** Without a known application and one of its redirect URIs there is nobody to send the browser back to. */
    private Application application(Call call) {
        return applications
                .find(call.params().text("client_id"))
                .filter(found -> found.redirectsTo(call.params().text("redirect_uri")))
                .orElseThrow(() -> new Refusal(html(
                        422, "An error has occurred", "<p>The client or its redirect URI is not registered.</p>")));
    }

    private static Optional<String> error(Call call) {
        Params params = call.params();
        if (!params.text("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        if (!Application.SCOPES.containsAll(scopes(call))) {
            return Optional.of("invalid_scope");
        }
        boolean pkce = params.filled("code_challenge").isPresent();
        return pkce && !params.text("code_challenge_method").equals("S256")
                ? Optional.of("invalid_code_challenge_method")
                : Optional.empty();
    }

    private static Set<String> scopes(Call call) {
        return new TreeSet<>(List.of(call.params().filled("scope").orElse("api").split(" +", -1)));
    }

    private static Answer redirect(Call call, Map<String, String> answer) {
        Map<String, String> query = new LinkedHashMap<>(answer);
        call.params().filled("state").ifPresent(state -> query.put("state", state));
        String uri = call.params().text("redirect_uri");
        String joined = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", uri.contains("?") ? "&" : "?", ""));
        return Answer.text(302, "text/html; charset=utf-8", "").with(Map.of("Location", uri + joined));
    }

    private Answer page(Call call, String title, String text, String controls) {
        String hidden = PARAMETERS.stream()
                .filter(call.params()::has)
                .map(name -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(name, escape(call.params().text(name))))
                .collect(Collectors.joining("\n"));
        return html(200, title, """
                <p>%s</p>
                <form method="post" action="%s/oauth/authorize">
                %s
                %s
                </form>
                """.formatted(escape(text), world.url(), hidden, controls));
    }

    private static String button(String name, String value, String label) {
        return "<button type=\"submit\" name=\"%s\" value=\"%s\">%s</button>".formatted(name, value, escape(label));
    }

    private static Answer html(int status, String title, String body) {
        return Answer.text(status, "text/html; charset=utf-8", """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                body { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; }
                button { margin-right: 0.5rem; padding: 0.75rem 1.5rem; font: inherit; }
                </style>
                </head>
                <body>
                <h1>%1$s</h1>
                %2$s</body>
                </html>
                """.formatted(escape(title), body));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
