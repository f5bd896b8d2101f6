package io.kepler.mcp.gitlab.launcher.tomcat;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Knows which requests are not answered yet, so that a stop can wait for them and for nothing else.
 *
 * <p>Tomcat itself can only wait for connections, and idle ones as well as event streams stay open as long as the client
 * likes. A GET that goes on asynchronously is such a stream: nothing is lost when it ends.
 */
final class RunningRequests extends ValveBase {

    private final Set<Request> running = new HashSet<>();

    RunningRequests() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        begin(request);
        boolean goesOn = false;
        try {
            getNext().invoke(request, response);
            goesOn = request.isAsyncStarted() && !"GET".equals(request.getMethod());
            if (goesOn) {
                request.getAsyncContextInternal().addListener(new End(request));
            }
        } finally {
            if (!goesOn) {
                end(request);
            }
        }
    }

    private synchronized void begin(Request request) {
        running.add(request);
    }

    private synchronized void end(Request request) {
        running.remove(request);
        notifyAll();
    }

    synchronized void await(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toMillis(); !running.isEmpty() && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of an asynchronous request, on whichever thread it comes. */
    private final class End implements AsyncListener {

        private final Request request;

        private End(Request request) {
            this.request = request;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end(request);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
