package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.node.NodeProgram;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A GitLab that no one here wrote: Prism, which answers by GitLab's own document and refuses what it does not allow. */
final class MockGitLab implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");

    private final NodeProgram prism;
    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private MockGitLab(NodeProgram prism, URI base) {
        this.prism = prism;
        this.base = base;
    }

    static MockGitLab start(Path document) throws IOException, InterruptedException {
        NodeProgram prism = NodeProgram.start(
                "node_modules/@stoplight/prism-cli/dist/index.js",
                "mock",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                document.toAbsolutePath().toString());
        try {
            return new MockGitLab(prism, URI.create(prism.await(LISTENING).group(1) + "/api/v4"));
        } catch (AssertionError e) {
            prism.close();
            throw e;
        }
    }

    HttpResponse<String> send(Request request) throws IOException, InterruptedException {
        String query = request.query().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        URI uri = URI.create(base + request.path() + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder http = HttpRequest.newBuilder(uri).header("Accept", "application/json");
        if (request.json() == null) {
            http.method(request.method().name(), BodyPublishers.noBody());
        } else {
            http.header("Content-Type", "application/json")
                    .method(
                            request.method().name(),
                            BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(request.json())));
        }
        return client.send(http.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        prism.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
