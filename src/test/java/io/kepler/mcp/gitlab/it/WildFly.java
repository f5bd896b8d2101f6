package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** WildFly, configured offline by the sample script of the folder {@code wildfly}. */
record WildFly(Path home, Path base, int httpPort, int managementPort) implements Container {
    /** What Jersey says to a request that comes while the application stops, such as a client's farewell. */
    private static final String CAME_TOO_LATE = "Request scope has been already shut down";

    @Override
    public void prepare(URI gitlab) throws IOException {
        Folders.delete(base);
        Folders.copy(home.resolve("standalone"), base);
        configure(gitlab);
        System.setProperty("container.management.port", "" + managementPort);
        System.setProperty(
                "container.options",
                OPTIONS
                        + " -Djboss.server.base.dir=" + base
                        + " -Djboss.http.port=" + httpPort
                        + " -Djboss.https.port=" + Ports.free()
                        + " -Djboss.management.http.port=" + managementPort);
    }

    @Override
    public void beforeDeployment(URI gitlab) {
        // The naming subsystem remembers.
    }

    @Override
    public String log() {
        return Folders.textOf(base.resolve("log"));
    }

    /** The one that it stopped last, and those that threads of its pools still remember: seen were up to four. */
    @Override
    public int deploymentsItKeeps() {
        return 6;
    }

    @Override
    public void discard(String application) {
        // WildFly does so itself.
    }

    @Override
    public List<String> complaints() {
        return log().lines()
                .filter(line -> line.contains(" ERROR "))
                .filter(line -> !line.contains(CAME_TOO_LATE))
                .toList();
    }

    private void configure(URI gitlab) throws IOException {
        Path script = base.resolve("tmp/" + CONTEXT + ".cli");
        Files.writeString(script, Samples.text("wildfly/" + CONTEXT + ".cli", gitlab));
        Path output = base.resolve("tmp/cli.log");
        ProcessBuilder cli = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djboss.server.base.dir=" + base,
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules").toString(),
                "org.jboss.as.cli",
                "--file=" + script);
        cli.environment().put("JBOSS_HOME", home.toString());
        Process process =
                cli.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("the sample script failed:\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
        }
    }
}
