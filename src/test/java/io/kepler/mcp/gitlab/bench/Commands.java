package io.kepler.mcp.gitlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How the processes of the benchmark are started. */
final class Commands {

    private static final Pattern READY = Pattern.compile("is ready at (\\S+)");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Commands() {}

    static Child gitlab(int port) throws IOException {
        String classPath = System.getProperty("java.class.path");
        return Child.start(
                new ProcessBuilder(JAVA, "-cp", classPath, StubGitLab.class.getName(), Integer.toString(port)), READY);
    }

    /** The WAR on any port, with these settings and else its defaults. */
    static Child server(Path war, List<String> options, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(options);
        command.addAll(List.of("-jar", war.toString()));
        ProcessBuilder server = new ProcessBuilder(command);
        server.environment().keySet().removeIf(name -> name.startsWith("KEPLER_MCP_"));
        server.environment().put("KEPLER_MCP_PORT", "0");
        server.environment()
                .put(
                        "KEPLER_MCP_DATA_DIR",
                        Files.createTempDirectory("kepler-mcp-bench").toString());
        server.environment().putAll(settings);
        return Child.start(server, READY);
    }
}
