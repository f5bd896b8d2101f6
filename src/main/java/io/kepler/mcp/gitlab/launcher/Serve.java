package io.kepler.mcp.gitlab.launcher;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code serve}: the WAR in an embedded Tomcat until a signal ends it. */
final class Serve implements Command {

    /** Init parameter that tells the application that no container of the operator's is around it. */
    private static final String STANDALONE = "kepler.mcp.standalone";

    /** Prefix of the init parameters that carry the command line: the setting's name follows. */
    private static final String OPTION = "kepler.mcp.option.";

    private static final long LONGEST_STOP_MILLIS = 10_000;

    private final PrintStream err;
    private final Stdio stdio;

    /**
     * Serves over HTTP.
     *
     * @param stdio what is done instead when the settings say so
     */
    Serve(PrintStream err, Stdio stdio) {
        this.err = err;
        this.stdio = stdio;
    }

    @Override
    public void run(Map<String, String> settings) throws LaunchException {
        long begin = System.nanoTime();
        try (WorkDirectory work = WorkDirectory.of(Archive.running())) {
            Map<String, String> checked = new Application(work.war()).check(settings);
            if ("stdio".equals(checked.get("transport"))) {
                stdio.serve(work, settings);
                return;
            }
            Listen listen = Listen.of(checked);
            WebServer server = TomcatLoader.load(work.war());
            URI address = server.start(listen, new Site(work.war(), work.scratch(), parameters(settings)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, work), "stop"));
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            err.println(ready(address, taken));
            Heap.trim();
            sleep();
        }
    }

    private static Map<String, String> parameters(Map<String, String> settings) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(STANDALONE, "true");
        settings.forEach((name, value) -> parameters.put(OPTION + name, value));
        return parameters;
    }

    private static String ready(URI address, Duration taken) {
        return String.format(
                Locale.ROOT,
                "%s is ready at %s/mcp (started in %.1f s)",
                Product.title(),
                address,
                taken.toMillis() / 1000.0);
    }

    /** Only a signal ends the program, and then the shutdown hook does. */
    private static void sleep() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Stopped as asked is a success, but a JVM that ends by SIGTERM reports 143, which service managers and scripts take
     * for a failure. Halting, when all is closed, is the only way for a shutdown hook to say 0.
     */
    private void stop(WebServer server, WorkDirectory work) {
        haltInTime();
        int code = 0;
        try (work) {
            server.stop();
        } catch (LaunchException e) {
            err.println(e.getMessage());
            code = 1;
        }
        err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** Whatever hangs, the process ends; nothing is said then, for what hangs may be the error output. */
    private static void haltInTime() {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(LONGEST_STOP_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "stop in time");
        watch.setDaemon(true);
        watch.start();
    }
}
