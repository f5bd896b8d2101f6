package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Carries out the steps of a seed file: {@code who METHOD /path: body}, each an API call some hours after the one before. */
final class SeedSteps {
    private final World world;
    private final Router router;

    SeedSteps(World world, Router router) {
        this.world = world;
        this.router = router;
    }

    /** @param owner who "owner" is in the file */
    void run(String file, Project project, User owner) {
        String name = project.entity().text("name");
        for (JsonNode step : Json.yaml(file, ArrayNode.class)) {
            for (Map.Entry<String, JsonNode> part : step.properties()) {
                String[] words = part.getKey().split(" ", -1);
                User user =
                        words[0].equals("owner") ? owner : world.user(words[0]).orElseThrow();
                JsonNode body = Json.parse(
                        part.getValue().toString().replace("{name}", name).getBytes(UTF_8));
                run(user, words[1], project, words[2], body);
            }
        }
    }

    void run(User user, String method, Project project, String path, JsonNode body) {
        String target = Router.API + "/projects/" + project.id() + path;
        Router.Match match = router.find(method, target);
        Params params = Params.of(null, "application/json", Json.bytes(body));
        Token token = new Token(Token.Kind.PERSONAL, user, Set.of("api"), Instant.MAX, false, Json.object());
        try {
            match.handler().handle(new Call(method, URI.create(target), match.values(), params, token, ""));
        } catch (Refusal refusal) {
            throw new IllegalStateException(
                    user.username() + " " + method + " " + target + ": "
                            + new String(refusal.answer().body(), UTF_8),
                    refusal);
        }
        world.later();
    }
}
