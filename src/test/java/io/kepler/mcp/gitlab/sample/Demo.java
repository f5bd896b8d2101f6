package io.kepler.mcp.gitlab.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs the WAR beside a sample GitLab that knows it as its application, so that all of it can be tried without a GitLab
 * and without a network: with a token, and by login in a browser.
 */
public final class Demo implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SampleGitLab gitlab;
    private final Path data;
    private final URI url;
    private final Process server;

    private Demo(SampleGitLab gitlab, Path data, URI url, Process server) {
        this.gitlab = gitlab;
        this.data = data;
        this.url = url;
        this.server = server;
    }

    /**
     * Runs until the server ends or Ctrl-C ends both.
     *
     * @param args what to run with {@code java -jar}: the WAR, and options for it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(environment("KEPLER_MCP_PORT", "8000"));
        Demo demo = start(port, args.length == 0 ? List.of("target/kepler-mcp-gitlab.war") : List.of(args));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
        if (demo.waitUntilHealthy()) {
            System.out.println(demo.welcome());
        }
        System.exit(demo.server.waitFor());
    }

    static Demo start(int port, List<String> jar) throws IOException {
        SampleGitLab gitlab = SampleGitLab.start(Integer.getInteger("sample.port", 0), "");
        URI url = URI.create("http://127.0.0.1:" + port);
        gitlab.oauth().redirectUris(url + "/oauth/callback");
        Path data = Files.createTempDirectory("kepler-mcp-demo-");
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-jar").inheritIO();
        builder.command().addAll(jar);
        builder.environment()
                .putAll(Map.of(
                        "KEPLER_MCP_PORT", Integer.toString(port),
                        "KEPLER_MCP_PUBLIC_URL", url.toString(),
                        "KEPLER_MCP_GITLAB_URL", gitlab.url().toString(),
                        "KEPLER_MCP_AUTH_MODES", "oauth,token",
                        "KEPLER_MCP_OAUTH_CLIENT_ID", SampleOAuth.CLIENT_ID,
                        "KEPLER_MCP_OAUTH_CLIENT_SECRET", SampleOAuth.CLIENT_SECRET,
                        "KEPLER_MCP_DATA_DIR", data.toString()));
        try {
            return new Demo(gitlab, data, url, builder.start());
        } catch (IOException e) {
            gitlab.close();
            delete(data);
            throw e;
        }
    }

    URI url() {
        return url;
    }

    String welcome() {
        return Welcome.text(url, gitlab.url());
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Waits until the server says that it is well; false when it ended before. */
    boolean waitUntilHealthy() throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health =
                HttpRequest.newBuilder(url.resolve("/health")).timeout(PATIENCE).build();
        while (!server.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (answers(http, health)) {
                return true;
            }
        }
        return false;
    }

    private static boolean answers(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    /** Stops the server first, so that its last calls still find the GitLab. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        gitlab.close();
        delete(data);
    }

    /** The logins that are kept there are good for nothing once the sample GitLab is gone. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("Please delete " + folder + " yourself: " + e);
        }
    }
}
