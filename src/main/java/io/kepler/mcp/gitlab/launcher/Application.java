package io.kepler.mcp.gitlab.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** How to serve and where to listen, from all sources of settings; refused with a report of all mistakes. */
    Map<String, String> check(Map<String, String> commandLine) throws LaunchException {
        Object answer = call("check", new Class<?>[] {Map.class}, commandLine);
        return strings(Objects.requireNonNull(answer, "no answer"));
    }

    /** Serves one client until the input ends. */
    void stdio(Map<String, String> commandLine, InputStream in, OutputStream out) throws LaunchException {
        call("stdio", new Class<?>[] {Map.class, InputStream.class, OutputStream.class}, commandLine, in, out);
    }

    private @Nullable Object call(String method, Class<?>[] types, Object... arguments) throws LaunchException {
        try (URLClassLoader loader = loader()) {
            return call(loader, method, types, arguments);
        } catch (IOException e) {
            throw new LaunchException("Cannot read " + war + ": " + e, e);
        }
    }

    private static @Nullable Object call(ClassLoader loader, String method, Class<?>[] types, Object... arguments)
            throws LaunchException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return Class.forName(STANDALONE, true, loader)
                    .getMethod(method, types)
                    .invoke(null, arguments);
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
