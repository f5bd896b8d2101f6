package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A GitLab that no one here wrote: Prism, which answers by GitLab's own document and refuses what it does not allow. */
final class MockGitLab implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private MockGitLab(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    static MockGitLab start(Path modules, Path document) throws IOException {
        Path prism = modules.resolve("@stoplight/prism-cli/dist/index.js");
        Process process = new ProcessBuilder(
                        "node", prism.toString(), "mock", "--host", "127.0.0.1", "--port", "0", document.toString())
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(output);
                return new MockGitLab(process, URI.create(listening.group(1) + "/api/v4"));
            }
            said.append(line).append('\n');
        }
        throw new IOException("the mock server did not start: " + said);
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
        process.destroy();
        process.onExit().join();
    }

    /** Nobody reads on, and a full pipe would stop the server. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(() -> {
            try (output) {
                output.transferTo(Writer.nullWriter());
            } catch (IOException closed) {
                // The server was stopped: there is nothing left to read.
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
