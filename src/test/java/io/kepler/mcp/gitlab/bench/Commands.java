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
    private static final Pattern INTRODUCED = Pattern.compile("(protocolVersion)");
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
        return Child.start(java(war, options, settings, "serve"), READY);
    }

    /** The WAR over standard input and output; ready when it has answered the first message. */
    static Child stdio(Path war, List<String> options, Map<String, String> settings) throws IOException {
        String initialize = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                + "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}\n";
        return Child.start(java(war, options, settings, "stdio"), initialize, INTRODUCED);
    }

    private static ProcessBuilder java(Path war, List<String> options, Map<String, String> settings, String command)
            throws IOException {
        List<String> line = new ArrayList<>(List.of(JAVA));
        line.addAll(options);
        line.addAll(List.of("-jar", war.toString(), command));
        ProcessBuilder java = new ProcessBuilder(line);
        java.environment().keySet().removeIf(name -> name.startsWith("KEPLER_MCP_"));
        java.environment().put("KEPLER_MCP_PORT", "0");
        java.environment()
                .put(
                        "KEPLER_MCP_DATA_DIR",
                        Files.createTempDirectory("kepler-mcp-bench").toString());
        java.environment().putAll(settings);
        return java;
    }
}
