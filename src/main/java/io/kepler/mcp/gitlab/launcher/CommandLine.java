package io.kepler.mcp.gitlab.launcher;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was typed after {@code java -jar}: finds the command, runs it and turns failures into messages and exit codes. */
final class CommandLine {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    CommandLine(InputStream in, PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        Stdio stdio = new Stdio(in, out);
        commands.put(Arguments.DEFAULT_COMMAND, new Serve(err, stdio));
        commands.put("stdio", stdio);
        commands.put("generate-key", new GenerateKey(out));
    }

    int run(String... typed) {
        try {
            run(Arguments.parse(typed));
            return DONE;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println("Try --help.");
            return MISUSED;
        } catch (LaunchException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private void run(Arguments arguments) throws LaunchException {
        Command command = Optional.ofNullable(commands.get(arguments.command()))
                .orElseThrow(() -> new UsageException("Unknown command \"" + arguments.command()
                        + "\". Known commands: " + String.join(", ", commands.keySet()) + "."));
        if (arguments.help()) {
            out.print(Help.text());
        } else if (arguments.version()) {
            out.println(Product.title());
        } else {
            command.run(arguments.settings());
        }
    }
}
