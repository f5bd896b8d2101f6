package io.kepler.mcp.gitlab.launcher;

/** The entry point of {@code java -jar kepler-mcp-gitlab.war}. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the JVM with 0 (done), 1 (could not) or 2 (asked wrongly). */
    public static void main(String[] arguments) {
        Log.begin();
        System.exit(new CommandLine(System.in, System.out, System.err).run(arguments));
    }
}
