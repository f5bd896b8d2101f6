package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A container that is set up with the samples as the README of their folder says, and run by its own script. */
sealed interface ByHand extends AutoCloseable permits TomcatByHand, WildFlyByHand {

    /** Everybody that the container knows has this password. */
    String PASSWORD = "what-only-the-container-should-hear";

    /** A little memory is enough for one user at a time. */
    String OPTIONS = "-Xmx256m";

    int httpPort();

    /** Browser login on a database of the container. */
    void connectByBrowser(Site site) throws IOException;

    /** The same behind a sign-in page of the container, which is required. */
    void requireForm(Site site) throws IOException;

    /** The same behind HTTP's own login, whose name counts. */
    void linkBasic(Site site) throws IOException;

    String log();

    @Override
    void close();

    /** The container that the build asked for, with a base folder of its own. */
    static ByHand chosen() throws IOException {
        Path home = Path.of(System.getProperty("container.home"));
        Path base = Path.of(System.getProperty("container.base") + "-by-hand");
        Folders.delete(base);
        return switch (System.getProperty("arquillian.launch")) {
            case "tomcat" -> new TomcatByHand(home, base, Ports.free());
            case "wildfly" -> new WildFlyByHand(home, base, Ports.free(), Ports.free());
            default -> throw new IllegalStateException("no container is called like arquillian.launch says");
        };
    }

    default URI url(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + "/" + Container.CONTEXT + path);
    }

    static Path war() {
        return Path.of("target", Container.CONTEXT + ".war");
    }
}
