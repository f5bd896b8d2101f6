package io.kepler.mcp.gitlab.launcher.tomcat;

import io.kepler.mcp.gitlab.launcher.Site;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** The web application, at the root and without what a general container would look for in it. */
final class Contexts {

    private Contexts() {}

    static Context add(Tomcat tomcat, Site site) {
        StandardHost host = (StandardHost) tomcat.getHost();
        host.setErrorReportValveClass(null);
        host.getPipeline().addValve(new NoPages());
        StandardContext context =
                (StandardContext) tomcat.addWebapp("", site.root().toString());
        site.parameters().forEach(context::addParameter);
        dontScan(context);
        dontKeepSessions(context);
        dontHuntLeaks(context);
        return context;
    }

    /** web.xml says all there is; looking through ninety jars for more takes a second. */
    private static void dontScan(StandardContext context) {
        StandardJarScanner scanner = new StandardJarScanner();
        scanner.setScanClassPath(false);
        scanner.setScanManifest(false);
        scanner.setJarScanFilter((type, jar) -> false);
        context.setJarScanner(scanner);
    }

    private static void dontKeepSessions(StandardContext context) {
        StandardManager sessions = new StandardManager();
        sessions.setPathname(null);
        context.setManager(sessions);
    }

    /** The JVM ends with the application, and the hunt would need --add-opens. */
    private static void dontHuntLeaks(StandardContext context) {
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesHttpClientKeepAliveThread(false);
    }

    /** What Tomcat itself refuses is told by the status alone: its pages are for people, and clients are none. */
    private static final class NoPages extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            // The status is set.
        }
    }
}
