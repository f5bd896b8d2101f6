package io.kepler.mcp.gitlab.it;

import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged WAR at the other end of a pipe. */
public final class StdioServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final Path log;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    /** Starts it, and waits for nothing. */
    public StdioServer(Map<String, String> environment, String... arguments) throws IOException {
        log = Files.createTempFile(Files.createDirectories(Path.of("target", "data")), "stdio", ".log");
        ProcessBuilder builder = new ProcessBuilder(WarCommand.of(WarCommand.WAR, arguments)).redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KEPLER_MCP_"));
        builder.environment().putAll(environment);
        process = builder.start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** The way to one for the client of the official SDK, which starts it by itself. */
    public static StdioClientTransport transport(Map<String, String> environment) {
        List<String> command = WarCommand.of(WarCommand.WAR, "stdio");
        return new StdioClientTransport(
                ServerParameters.builder(command.get(0))
                        .args(command.subList(1, command.size()))
                        .env(environment)
                        .build(),
                McpJsonDefaults.getMapper());
    }

    /** Settings with one more. */
    public static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    /** Says a line and hears one. */
    public String ask(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
        String answer = out.readLine();
        if (answer == null) {
            throw new AssertionError("It ended:\n" + log());
        }
        return answer;
    }

    /** Ends the input; the code that the server ends with. */
    public int end() throws IOException, InterruptedException {
        in.close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end:\n" + log());
        }
        return process.exitValue();
    }

    /** What it said after the last line that was heard, when it has ended. */
    public List<String> rest() {
        return out.lines().toList();
    }

    /** Everything it wrote to standard error until now. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
