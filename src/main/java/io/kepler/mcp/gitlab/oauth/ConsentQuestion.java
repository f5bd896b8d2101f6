package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.oauth.pages.ConsentPage;
import io.kepler.mcp.gitlab.oauth.pages.Frame;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The question whether a client may act for the user, in words the user can judge it by. */
record ConsentQuestion(Frame frame, URI gitlab) {

    ConsentPage page(
            Client client,
            RedirectUri redirect,
            Asked asked,
            Optional<String> ssoUser,
            String request,
            Browser browser) {
        return new ConsentPage(
                frame,
                client.name(),
                vouched(client),
                redirect.shown(),
                redirect.loopback(),
                permissions(asked.scope()),
                gitlab.getAuthority(),
                ssoUser,
                request,
                browser.csrf());
    }

    private static String vouched(Client client) {
        return switch (client.origin()) {
            case CONFIGURED -> "The operator of this server knows this client.";
            case METADATA_DOCUMENT ->
                "Who runs " + URI.create(client.id()).getHost() + " says so; nobody else has checked it.";
            case REGISTERED -> "It chose this name itself; nobody has checked it.";
        };
    }

    static List<String> permissions(Set<Scope> scope) {
        return Scope.covers(scope, Scope.API)
                ? List.of("read what you can read at GitLab", "create, change and delete what you can there")
                : List.of("read what you can read at GitLab");
    }
}
