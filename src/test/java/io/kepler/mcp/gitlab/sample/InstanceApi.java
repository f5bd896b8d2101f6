package io.kepler.mcp.gitlab.sample;

import tools.jackson.databind.node.ObjectNode;

/** What the installation says of itself, and the token of whoever asks. */
final class InstanceApi {
    private static final String VERSION = "18.9.1-ee";
    private static final String REVISION = "5a3c1e0d2f7";

    private final World world;

    InstanceApi(Router router, World world) {
        this.world = world;
        router.api("GET", "/version", this::version);
        router.api("GET", "/metadata", this::metadata);
        router.api("GET", "/personal_access_tokens/self", this::token);
        router.api("GET", "/job", this::job);
    }

    private Answer version(Call call) {
        call.user();
        return Answer.ok(Json.object().put("version", VERSION).put("revision", REVISION));
    }

    private Answer metadata(Call call) {
        call.user();
        ObjectNode json = Json.object().put("version", VERSION).put("revision", REVISION);
        json.putObject("kas")
                .put("enabled", false)
                .put("externalUrl", world.url().replaceFirst("^http", "ws") + "/-/kubernetes-agent/")
                .put("externalK8sProxyUrl", world.url() + "/-/kubernetes-agent/k8s-proxy/")
                .put("version", "18.9.1");
        return Answer.ok(json.put("enterprise", true));
    }

    private Answer token(Call call) {
        Token token = call.token();
        if (token == null || token.kind() != Token.Kind.PERSONAL) {
            throw Refusal.unauthorized();
        }
        return Answer.ok(token.about());
    }

    private Answer job(Call call) {
        Token token = call.token();
        if (token == null) {
            throw Refusal.unauthorized();
        }
        if (token.kind() != Token.Kind.JOB) {
            throw Refusal.notFound();
        }
        return Answer.ok(token.about());
    }
}
