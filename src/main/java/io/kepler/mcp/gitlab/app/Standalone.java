package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.ListenConfig;
import io.kepler.mcp.gitlab.config.Sources;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code java -jar} asks before it starts a web server: is everything set right, and where to listen. */
public final class Standalone {

    private Standalone() {}

    /**
     * Called by the launcher by reflection, with JDK types only because the two share no class.
     *
     * @param commandLine what the options set, by the name of the setting ({@code gitlab_url}); wins over all sources
     * @return {@code host}, {@code port}, and {@code tls_cert} and {@code tls_key} when they are set
     * @throws io.kepler.mcp.gitlab.config.ConfigurationException with the report of all mistakes
     */
    public static Map<String, String> check(Map<String, String> commandLine) {
        Map<String, String> options = new HashMap<>();
        commandLine.forEach((name, value) -> options.put(name.toUpperCase(Locale.ROOT), value));
        ListenConfig listen = Configuration.load(Deployment.STANDALONE, Sources.standard(options))
                .configuration()
                .listen();
        Map<String, String> answer = new HashMap<>();
        answer.put("host", listen.host());
        answer.put("port", Integer.toString(listen.port()));
        listen.tlsCertificate().ifPresent(path -> answer.put("tls_cert", path.toString()));
        listen.tlsKey().ifPresent(path -> answer.put("tls_key", path.toString()));
        return answer;
    }
}
