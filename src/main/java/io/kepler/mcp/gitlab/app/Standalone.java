package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.ListenConfig;
import io.kepler.mcp.gitlab.config.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
     * @return {@code transport}, {@code host}, {@code port}, and {@code tls_cert} and {@code tls_key} when they are set
     * @throws io.kepler.mcp.gitlab.config.ConfigurationException with the report of all mistakes
     */
    public static Map<String, String> check(Map<String, String> commandLine) {
        Map<String, String> options = new HashMap<>();
        commandLine.forEach((name, value) -> options.put(name.toUpperCase(Locale.ROOT), value));
        Configuration configuration = Configuration.load(Deployment.STANDALONE, Sources.standard(options))
                .configuration();
        ListenConfig listen = configuration.listen();
        Map<String, String> answer = new HashMap<>();
        answer.put("transport", configuration.stdio().chosen() ? "stdio" : "http");
        answer.put("host", listen.host());
        answer.put("port", Integer.toString(listen.port()));
        listen.tlsCertificate().ifPresent(path -> answer.put("tls_cert", path.toString()));
        listen.tlsKey().ifPresent(path -> answer.put("tls_key", path.toString()));
        return answer;
    }

    /**
     * Serves one client over standard input and output until the input ends. Called by reflection like {@link #check}.
     *
     * @param in what the client says, a message a line
     * @param out what it is told; nothing else may be written there
     */
    public static void stdio(Map<String, String> commandLine, InputStream in, OutputStream out) throws IOException {
        Map<String, String> options = new HashMap<>();
        commandLine.forEach((name, value) -> options.put(name.toUpperCase(Locale.ROOT), value));
        options.put("TRANSPORT_MODE", "stdio");
        Configuration configuration = Configuration.load(Deployment.STANDALONE, Sources.standard(options))
                .configuration();
        new LogLevels().apply(configuration.server().logLevel());
        try (StdioWiring wiring = new StdioWiring(configuration, Build.read(), out)) {
            wiring.transport().serve(in);
        }
    }
}
