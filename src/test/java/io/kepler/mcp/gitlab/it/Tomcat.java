package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Tomcat, deployed to by its manager, with the sample context file of the folder {@code tomcat}. */
record Tomcat(Path home, Path base, int httpPort, int managementPort, String password) implements Container {

    private static final String USER = "arquillian";

    private static final List<String> LEAKS = List.of(
            "appears to have started a thread",
            "failed to unregister",
            "failed to stop",
            "created a ThreadLocal",
            "is very likely to create a memory leak");

    /** Tomcat lends this thread the application's class loader for its background chores, at times while it undeploys. */
    private static final String ITS_OWN_THREAD = "thread named [Catalina-utility-";

    // What catalina.sh opens as well, so that Tomcat can look for leaks.
    private static final String OPENED = " --add-opens=java.base/java.lang=ALL-UNNAMED"
            + " --add-opens=java.base/java.lang.reflect=ALL-UNNAMED"
            + " --add-opens=java.base/java.io=ALL-UNNAMED"
            + " --add-opens=java.base/java.util=ALL-UNNAMED"
            + " --add-opens=java.base/java.util.concurrent=ALL-UNNAMED"
            + " --add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED";

    @Override
    public void prepare(URI gitlab) throws IOException {
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
                  <user username="%s" password="%s" roles="manager-script"/>
                </tomcat-users>
                """.formatted(USER, password));
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
    public String log() {
        return Folders.textOf(base.resolve("logs"));
    }

    @Override
    public int deploymentsItKeeps() {
        return 0;
    }

    @Override
    public void discard(String application) throws IOException {
        manager("undeploy?path=/" + application);
    }

    @Override
    public List<String> complaints() throws IOException {
        Stream<String> logged = log().lines()
                .filter(line -> line.contains(" SEVERE ") || LEAKS.stream().anyMatch(line::contains))
                .filter(line -> !line.contains(ITS_OWN_THREAD));
        // The manager collects garbage and lists the applications whose class loaders survive that.
        Stream<String> found = manager("findleaks?statusLine=true").lines().filter(line -> !line.startsWith("OK"));
        return Stream.concat(logged, found).toList();
    }

    private String manager(String command) throws IOException {
        URL url = new URL("http://127.0.0.1:" + httpPort + "/manager/text/" + command);
        URLConnection connection = url.openConnection();
        String user = Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(UTF_8));
        connection.setRequestProperty("Authorization", "Basic " + user);
        try (InputStream answer = connection.getInputStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        }
    }

    private String ports() {
        return " -Dcontainer.http.port=" + httpPort
                + " -Dcom.sun.management.jmxremote.host=127.0.0.1"
                + " -Dcom.sun.management.jmxremote.rmi.port=" + managementPort
                + " -Djava.rmi.server.hostname=127.0.0.1";
    }
}
