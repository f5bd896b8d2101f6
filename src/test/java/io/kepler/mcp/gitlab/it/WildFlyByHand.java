package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** WildFly as it is unpacked, on ports of its own. */
final class WildFlyByHand implements ByHand {
    private final Path home;
    private final Path base;
    private final int httpPort;
    private final int managementPort;
    /** Where the administrator keeps the samples. */
    private final Path samples;

    @Nullable
    private Script running;

    WildFlyByHand(Path home, Path base, int httpPort, int managementPort) throws IOException {
        this.home = home;
        this.base = base;
        this.httpPort = httpPort;
        this.managementPort = managementPort;
        this.samples = base.resolve("samples");
        Folders.copy(home.resolve("standalone"), base);
        Folders.copy(Path.of("wildfly"), samples);
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    @Override
    public void connectByBrowser(Site site) throws IOException {
        Files.copy(driver(), samples.resolve("postgresql.jar"));
        Path script = samples.resolve("kepler-mcp-gitlab-oauth.cli");
        Files.writeString(script, Samples.text("wildfly/kepler-mcp-gitlab-oauth.cli", site.changes()));
        run("jboss-cli.sh", "--file=" + script.getFileName());
        Files.copy(ByHand.war(), base.resolve("deployments/" + Container.CONTEXT + ".war"));
        running = Script.start(samples, environment(), List.of("sh", bin("standalone.sh")));
        running.answersAt(url("/health"));
    }

    @Override
    public void requireForm(Site site) throws IOException {
        for (String user : List.of("alice", "bob")) {
            String folder = base.resolve("configuration").toString();
            run("add-user.sh", "-a", "-s", "-sc", folder, "-u", user, "-p", PASSWORD);
        }
        connected("kepler-mcp-gitlab-sso.cli");
    }

    @Override
    public void linkBasic(Site site) throws IOException {
        Files.writeString(samples.resolve("link-basic.cli"), """
                /subsystem=naming/binding="java:global/kepler-mcp/sso":write-attribute(name=value, value="link")
                deployment-overlay remove --name=kepler-sso
                deployment-overlay add --name=kepler-sso --deployments=kepler-mcp-gitlab.war --redeploy-affected \\
                  --content=/WEB-INF/web.xml=sso-basic/WEB-INF/web.xml
                """);
        connected("link-basic.cli");
    }

    private void connected(String script) throws IOException {
        run("jboss-cli.sh", "--connect", "--controller=127.0.0.1:" + managementPort, "--file=" + script);
    }

    private void run(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", bin(script)));
        command.addAll(List.of(arguments));
        Script.start(samples, environment(), command).succeed();
    }

    private String bin(String script) {
        return home.resolve("bin").resolve(script).toString();
    }

    private Map<String, String> environment() {
        return Map.of(
                "JBOSS_HOME",
                home.toString(),
                "LAUNCH_JBOSS_IN_BACKGROUND",
                "true",
                "JAVA_OPTS",
                OPTIONS
                        + " -Djboss.server.base.dir=" + base
                        + " -Djboss.http.port=" + httpPort
                        + " -Djboss.https.port=0"
                        + " -Djboss.management.http.port=" + managementPort);
    }

    private static Path driver() {
        try {
            return Path.of(Driver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String log() {
        return Folders.textOf(base.resolve("log"));
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
