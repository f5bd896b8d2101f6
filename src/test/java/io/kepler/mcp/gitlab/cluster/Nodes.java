package io.kepler.mcp.gitlab.cluster;

import io.kepler.mcp.gitlab.it.WarProcess;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Starts nodes with browser login on. */
final class Nodes {
    private Nodes() {}

    /** What all nodes behind one address are told, and what a test adds. */
    static Map<String, String> settings(URI url, SampleGitLab gitlab, Map<String, String> more) {
        gitlab.oauth().redirectUris(url + "/oauth/callback");
        Map<String, String> settings = new HashMap<>();
        settings.put("AUTH_MODES", "oauth");
        settings.put("PUBLIC_URL", url.toString());
        settings.put("GITLAB_URL", gitlab.url().toString());
        settings.put("OAUTH_CLIENT_ID", SampleOAuth.CLIENT_ID);
        settings.put("OAUTH_CLIENT_SECRET", SampleOAuth.CLIENT_SECRET);
        settings.putAll(more);
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) -> environment.put("KEPLER_MCP_" + name, value));
        return environment;
    }

    /** Starts so many at the same moment and waits for all of them. */
    static List<WarProcess> together(int count, Map<String, String> environment) {
        List<CompletableFuture<WarProcess>> starting = IntStream.range(0, count)
                .mapToObj(node -> CompletableFuture.supplyAsync(
                        () -> WarProcess.start(environment), task -> new Thread(task).start()))
                .toList();
        return starting.stream().map(CompletableFuture::join).toList();
    }
}
