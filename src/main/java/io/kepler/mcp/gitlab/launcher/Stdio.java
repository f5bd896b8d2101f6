package io.kepler.mcp.gitlab.launcher;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** {@code stdio}: one client over standard input and output, until the input ends. */
final class Stdio implements Command {

    private final InputStream in;
    private final PrintStream out;

    Stdio(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void run(Map<String, String> settings) throws LaunchException {
        try (WorkDirectory work = WorkDirectory.of(Archive.running())) {
            serve(work, settings);
        }
    }

    /** The same from an archive that is unpacked already. */
    void serve(WorkDirectory work, Map<String, String> settings) throws LaunchException {
        // Whatever prints by mistake must not get between the messages.
        System.setOut(System.err);
        new Application(work.war()).stdio(settings, in, out);
    }
}
