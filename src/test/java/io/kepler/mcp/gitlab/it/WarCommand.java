package io.kepler.mcp.gitlab.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command lines that tests start the WAR with. */
final class WarCommand {

    /** The WAR as users get it. */
    static final Path WAR = Path.of("target", "kepler-mcp-gitlab.war");

    private static final String WORK_DIR = "-Dkepler.mcp.work_dir=";

    private WarCommand() {}

    /** On a free port when the options name none. */
    static List<String> serve(Path war, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        if (!arguments.contains("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        return of(war, arguments.toArray(String[]::new));
    }

    /** Arguments that start with {@code -D} go to the JVM. */
    static List<String> of(Path war, String... arguments) {
        List<String> jvm =
                Arrays.stream(arguments).filter(WarCommand::isProperty).toList();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (jvm.stream().noneMatch(property -> property.startsWith(WORK_DIR))) {
            command.add(WORK_DIR + Path.of("target", "work").toAbsolutePath());
        }
        command.addAll(jvm);
        command.addAll(List.of("-jar", war.toString()));
        Arrays.stream(arguments).filter(argument -> !isProperty(argument)).forEach(command::add);
        return command;
    }

    private static boolean isProperty(String argument) {
        return argument.startsWith("-D");
    }
}
