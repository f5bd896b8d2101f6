package io.kepler.mcp.gitlab.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What was built: the name and version this server gives of itself, to clients and to GitLab. */
public record Build(String name, String version) {

    private static final String RESOURCE = "/kepler-mcp-gitlab.properties";

    /** Reads what the build wrote into the WAR. */
    public static Build read() {
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The WAR lacks " + RESOURCE);
            }
            Properties written = new Properties();
            written.load(in);
            return new Build(written.getProperty("name", ""), written.getProperty("version", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE, e);
        }
    }

    /** As a product token of the User-Agent header. */
    public String userAgent() {
        return name + "/" + version;
    }
}
