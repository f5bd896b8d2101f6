package io.kepler.mcp.gitlab.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The application inside the WAR, asked before a web server exists whether it would start.
 *
 * <p>It answers through one static method of JDK types, because launcher and application share no class.
 */
final class Application {

    private static final String STANDALONE = "io.kepler.mcp.gitlab.app.Standalone";

    private final Path war;

    Application(Path war) {
        this.war = war;
    }

    /** Where to listen, from all sources of settings; refused with a report of all mistakes. */
    Map<String, String> check(Map<String, String> commandLine) throws LaunchException {
        try (URLClassLoader loader = loader()) {
            return check(commandLine, loader);
        } catch (IOException e) {
            throw new LaunchException("Cannot read " + war + ": " + e, e);
        }
    }

    private static Map<String, String> check(Map<String, String> commandLine, ClassLoader loader)
            throws LaunchException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Object answer = Class.forName(STANDALONE, true, loader)
                    .getMethod("check", Map.class)
                    .invoke(null, commandLine);
            return strings(Objects.requireNonNull(answer, "no answer"));
        } catch (InvocationTargetException e) {
            Throwable refusal = Objects.requireNonNullElse(e.getCause(), e);
            throw new LaunchException(Objects.requireNonNullElse(refusal.getMessage(), refusal.toString()), refusal);
        } catch (ReflectiveOperationException e) {
            throw new LaunchException("The archive holds no application: " + e, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, String> strings(Object map) {
        Map<String, String> strings = new HashMap<>();
        ((Map<?, ?>) map).forEach((name, value) -> strings.put((String) name, (String) value));
        return strings;
    }

    /** The parent is the JDK alone, as if the WAR were in a container. */
    private URLClassLoader loader() throws LaunchException {
        List<URL> path = new ArrayList<>();
        path.add(ClassPath.url(war.resolve("WEB-INF/classes")));
        path.addAll(ClassPath.jars(war.resolve("WEB-INF/lib")));
        return new URLClassLoader("check", path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
