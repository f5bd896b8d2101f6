package io.kepler.mcp.gitlab.launcher;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the class that drives Tomcat, together with Tomcat.
 *
 * <p>Class loaders ask their parent first, so a class at the root of the WAR is always loaded by the system class loader,
 * which knows no Tomcat and would fail to link it. The package {@code launcher.tomcat} therefore lies in
 * WEB-INF/launcher/classes, where only the loader made here finds it; both sides share the interface {@link WebServer}.
 */
final class TomcatLoader {

    private static final String SERVER = "io.kepler.mcp.gitlab.launcher.tomcat.TomcatServer";

    private TomcatLoader() {}

    /** The loader is never closed: Tomcat needs it until the JVM ends. */
    @SuppressWarnings("resource")
    static WebServer load(Path war) throws LaunchException {
        Path launcher = war.resolve("WEB-INF/launcher");
        List<URL> path = new ArrayList<>();
        path.add(ClassPath.url(launcher.resolve("classes")));
        path.addAll(ClassPath.jars(launcher));
        ClassLoader loader =
                new URLClassLoader("tomcat", path.toArray(URL[]::new), TomcatLoader.class.getClassLoader());
        try {
            Class<?> server = Class.forName(SERVER, true, loader);
            return server.asSubclass(WebServer.class).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LaunchException("The archive holds no embedded Tomcat: " + e, e);
        }
    }
}
