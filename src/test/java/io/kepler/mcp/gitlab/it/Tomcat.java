package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Tomcat, deployed to by its manager, with the sample context file of the folder {@code tomcat}. */
record Tomcat(Path home, Path base, int httpPort, int managementPort) implements Container {

    // What catalina.sh opens as well, so that Tomcat can look for leaks.
    private static final String OPENED = " --add-opens=java.base/java.lang=ALL-UNNAMED"
            + " --add-opens=java.base/java.lang.reflect=ALL-UNNAMED"
            + " --add-opens=java.base/java.io=ALL-UNNAMED"
            + " --add-opens=java.base/java.util=ALL-UNNAMED"
            + " --add-opens=java.base/java.util.concurrent=ALL-UNNAMED"
            + " --add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED";

    @Override
    public void prepare(URI gitlab) throws IOException {
        String password = UUID.randomUUID().toString();
        Folders.delete(base);
        for (String folder : new String[] {"logs", "temp", "webapps", "work"}) {
            Files.createDirectories(base.resolve(folder));
        }
        Folders.copy(home.resolve("conf"), base.resolve("conf"));
        Files.copy(
                Path.of("src/test/resources/containers/server.xml"),
                base.resolve("conf/server.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(base.resolve("conf/tomcat-users.xml"), """
                <tomcat-users>
                  <user username="arquillian" password="%s" roles="manager-script"/>
                </tomcat-users>
                """.formatted(password));
        System.setProperty("container.http.port", "" + httpPort);
        System.setProperty("container.management.port", "" + managementPort);
        System.setProperty("container.password", password);
        System.setProperty("container.options", OPTIONS + OPENED + ports());
    }

    /** The manager deletes the context file together with the application. */
    @Override
    public void beforeDeployment(URI gitlab) throws IOException {
        Path contexts = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(contexts.resolve(CONTEXT + ".xml"), Samples.text("tomcat/" + CONTEXT + ".xml", gitlab));
    }

    @Override
    public Path logs() {
        return base.resolve("logs");
    }

    private String ports() {
        return " -Dcontainer.http.port=" + httpPort
                + " -Dcom.sun.management.jmxremote.host=127.0.0.1"
                + " -Dcom.sun.management.jmxremote.rmi.port=" + managementPort
                + " -Djava.rmi.server.hostname=127.0.0.1";
    }
}
