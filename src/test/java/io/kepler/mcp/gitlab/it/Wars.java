package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.app.ConformanceStart;
import io.kepler.mcp.gitlab.mcp.Fixtures;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the build made, to be deployed. */
final class Wars {
    private static final String WEB_XML = "/WEB-INF/web.xml";

    private static final String START = "io.kepler.mcp.gitlab.app.Start";

    private Wars() {}

    /** The WAR as users get it. */
    static WebArchive real() {
        return named(Container.CONTEXT);
    }

    /** The WAR with settings in its web.xml, given as names and values in turn. */
    static WebArchive withEntries(String name, String... settings) {
        WebArchive war = named(name);
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < settings.length; i += 2) {
            entries.append(entry(settings[i], settings[i + 1]));
        }
        String descriptor = text(war).replace("</web-app>", entries + "</web-app>");
        war.delete(WEB_XML);
        war.add(new StringAsset(descriptor), WEB_XML);
        return war;
    }

    /** The WAR set up for users who connect with a browser, on the stage that was set. */
    static WebArchive connecting(String name) {
        return withEntries(
                name,
                "auth_modes",
                "oauth",
                "public_url",
                Stage.url(name).toString(),
                "gitlab_url",
                Stage.gitlabUrl().toString(),
                "oauth_client_id",
                SampleOAuth.CLIENT_ID,
                "oauth_client_secret",
                SampleOAuth.CLIENT_SECRET,
                "data_dir",
                Path.of(System.getProperty("container.base"), "database").toString());
    }

    /** The WAR with what the conformance suite looks for besides GitLab, served by the same code. */
    static WebArchive conformance() {
        WebArchive war = real();
        String descriptor = text(war).replace(START, ConformanceStart.class.getName());
        war.delete(WEB_XML);
        war.add(new StringAsset(descriptor), WEB_XML);
        return war.addClass(ConformanceStart.class)
                .addPackages(false, Filters.include(".*/Fixture[\\w$]*\\.class"), Fixtures.class.getPackage());
    }

    /** The same as a file that {@code java -jar} can run. */
    static Path conformanceFile() {
        File file = new File("target", "conformance.war");
        conformance().as(ZipExporter.class).exportTo(file, true);
        return file.toPath();
    }

    private static WebArchive named(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File("target", Container.CONTEXT + ".war"))
                .as(WebArchive.class);
    }

    private static String entry(String name, String value) {
        return """
                <env-entry>
                  <env-entry-name>kepler-mcp/%s</env-entry-name>
                  <env-entry-type>java.lang.String</env-entry-type>
                  <env-entry-value>%s</env-entry-value>
                </env-entry>
                """.formatted(name, value);
    }

    private static String text(WebArchive war) {
        try (InputStream descriptor = war.get(WEB_XML).getAsset().openStream()) {
            return new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
