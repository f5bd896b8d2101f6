package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.jersey.servlet.ServletContainer;

/** All of the application in a Tomcat in this process, as its web.xml puts it together, before a sample GitLab. */
final class WholeApplication implements AutoCloseable {

    final SampleGitLab sample;

    private final Tomcat tomcat = new Tomcat();

    /**
     * Starts on a free port.
     *
     * @param settings by their names in lower case
     */
    WholeApplication(Path scratch, Map<String, String> settings) throws Exception {
        tomcat.setBaseDir(scratch.toString());
        tomcat.setSilent(true);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // Binds the port, so that the address is known to what starts after it.
        tomcat.init();
        sample = SampleGitLab.start();
        sample.oauth().redirectUris(url() + "/oauth/callback");
        Context context = tomcat.addContext("", scratch.toString());
        context.addParameter("kepler.mcp.standalone", "true");
        defaults(scratch, settings).forEach((name, value) -> context.addParameter("kepler.mcp.option." + name, value));
        context.addApplicationListener(Start.class.getName());
        var rest = Tomcat.addServlet(context, "rest", ServletContainer.class.getName());
        rest.addInitParameter("jakarta.ws.rs.Application", RestApplication.class.getName());
        rest.setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "rest");
        tomcat.start();
    }

    private Map<String, String> defaults(Path scratch, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "gitlab_url", sample.url().toString(),
                "public_url", url().toString(),
                "oauth_client_id", SampleOAuth.CLIENT_ID,
                "oauth_client_secret", SampleOAuth.CLIENT_SECRET,
                "data_dir", scratch.resolve("data").toString()));
        all.putAll(settings);
        return all;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        sample.close();
    }
}
