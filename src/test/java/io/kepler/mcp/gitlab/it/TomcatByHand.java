package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tomcat as it is unpacked, on a port of its own. */
final class TomcatByHand implements ByHand {
    private final Path home;
    private final Path base;
    private final int httpPort;

    @Nullable
    private Script running;

    TomcatByHand(Path home, Path base, int httpPort) throws IOException {
        this.home = home;
        this.base = base;
        this.httpPort = httpPort;
        for (String folder : new String[] {"logs", "temp", "webapps", "work"}) {
            Files.createDirectories(base.resolve(folder));
        }
        Folders.copy(home.resolve("conf"), base.resolve("conf"));
        Path server = base.resolve("conf/server.xml");
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("port=\"8080\"", "port=\"" + httpPort + "\" address=\"127.0.0.1\"")
                        .replace("port=\"8005\"", "port=\"-1\""));
    }

    @Override
    public int httpPort() {
        return httpPort;
    }

    @Override
    public void connectByBrowser(Site site) throws IOException {
        restartWith(Samples.text("tomcat/kepler-mcp-gitlab-oauth.xml", site.changes()));
    }

    @Override
    public void requireForm(Site site) throws IOException {
        allowUsers();
        Folders.copy(Path.of("tomcat/sso-form"), base.resolve("conf/sso-form"));
        restartWith(Samples.text("tomcat/kepler-mcp-gitlab-sso.xml", site.changes()));
    }

    @Override
    public void linkBasic(Site site) throws IOException {
        allowUsers();
        Folders.copy(Path.of("tomcat/sso-basic"), base.resolve("conf/sso-basic"));
        Map<String, String> changes = new HashMap<>(site.changes());
        changes.put("\"require\"", "\"link\"");
        changes.put("/conf/sso-form", "/conf/sso-basic");
        restartWith(Samples.text("tomcat/kepler-mcp-gitlab-sso.xml", changes));
    }

    private void allowUsers() throws IOException {
        Files.writeString(base.resolve("conf/tomcat-users.xml"), """
                <tomcat-users>
                  <user username="alice" password="%1$s" roles=""/>
                  <user username="bob" password="%1$s" roles=""/>
                </tomcat-users>
                """.formatted(PASSWORD));
    }

    private void restartWith(String context) throws IOException {
        close();
        Path contexts = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(contexts.resolve(Container.CONTEXT + ".xml"), context);
        Path war = base.resolve("webapps/" + Container.CONTEXT + ".war");
        Files.copy(ByHand.war(), war, StandardCopyOption.REPLACE_EXISTING);
        Map<String, String> environment =
                Map.of("CATALINA_HOME", home.toString(), "CATALINA_BASE", base.toString(), "CATALINA_OPTS", OPTIONS);
        List<String> command = List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
        running = Script.start(base.resolve("temp"), environment, command);
        running.answersAt(url("/health"));
    }

    @Override
    public String log() {
        return Folders.textOf(base.resolve("logs"));
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
