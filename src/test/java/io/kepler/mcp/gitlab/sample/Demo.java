package io.kepler.mcp.gitlab.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the WAR beside a sample GitLab, so that all of it can be tried without a GitLab and without a network. */
public final class Demo implements AutoCloseable {
    private static final Path DATA = Path.of("target", "demo-data");
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SampleGitLab gitlab;
    private final Process server;

    private Demo(SampleGitLab gitlab, Process server) {
        this.gitlab = gitlab;
        this.server = server;
    }

    /**
     * Runs until the server ends or Ctrl-C ends both.
     *
     * @param args what to run with {@code java -jar}: the WAR, and options for it
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + environment("KEPLER_MCP_PORT", "8000"));
        Demo demo = start(args.length == 0 ? List.of("target/kepler-mcp-gitlab.war") : List.of(args));
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
        if (demo.waitUntilHealthy(url)) {
            System.out.println(Welcome.text(url + "/mcp", demo.gitlab.url()));
        }
        System.exit(demo.server.waitFor());
    }

    private static Demo start(List<String> jar) throws IOException {
        SampleGitLab gitlab = SampleGitLab.start(Integer.getInteger("sample.port", 0), "");
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-jar").inheritIO();
        builder.command().addAll(jar);
        builder.environment().put("KEPLER_MCP_GITLAB_URL", gitlab.url().toString());
        builder.environment().putIfAbsent("KEPLER_MCP_DATA_DIR", DATA.toString());
        try {
            return new Demo(gitlab, builder.start());
        } catch (IOException e) {
            gitlab.close();
            throw e;
        }
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Waits until the server says that it is well; false when it ended before. */
    private boolean waitUntilHealthy(URI url) throws InterruptedException {
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
    }
}
