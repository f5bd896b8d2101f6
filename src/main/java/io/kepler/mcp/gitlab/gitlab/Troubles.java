package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.config.GitLabConfig;
import io.kepler.mcp.gitlab.gitlab.Setback.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** What goes wrong below HTTP, in words. Messages of the libraries are not passed on: they may quote what was sent. */
final class Troubles {

    private static final long MEBIBYTE = 1024L * 1024;

    private final GitLabConfig config;

    Troubles(GitLabConfig config) {
        this.config = config;
    }

    /** Why no answer came. */
    Setback beforeAnswer(Throwable thrown, boolean expired) {
        Throwable cause = rootWithin(thrown);
        if (expired) {
            return new Setback(Stage.SETTLED, deadlinePassed());
        }
        if (cause instanceof ConnectionRequestTimeoutException) {
            return new Setback(
                    Stage.SETTLED,
                    unavailable("All " + config.connections()
                            + " connections to GitLab are in use. Try again in a moment."));
        }
        if (cause instanceof ConnectTimeoutException) {
            return new Setback(
                    Stage.NOT_CONNECTED,
                    new GitLabException(
                            Fault.TIMED_OUT,
                            "No connection to GitLab within " + seconds(config.connectTimeout()) + "."));
        }
        if (cause instanceof SocketTimeoutException) {
            return new Setback(Stage.SETTLED, silent());
        }
        if (isTls(cause)) {
            return new Setback(Stage.SETTLED, unavailable("GitLab's TLS certificate was not accepted."));
        }
        if (isUnconnected(cause)) {
            return new Setback(Stage.NOT_CONNECTED, unavailable("GitLab cannot be reached" + kind(cause)));
        }
        return new Setback(
                cause instanceof IOException ? Stage.SENT : Stage.SETTLED,
                unavailable("The connection to GitLab failed" + kind(cause)));
    }

    /** Why an answer could not be read to its end. */
    GitLabException withinAnswer(IOException thrown, boolean expired) {
        if (expired) {
            return deadlinePassed();
        }
        return thrown instanceof SocketTimeoutException
                ? silent()
                : unavailable("GitLab's answer broke off" + kind(thrown));
    }

    GitLabException deadlinePassed() {
        return new GitLabException(
                Fault.TIMED_OUT, "GitLab did not finish within the time allowed for one call. Ask for less, or later.");
    }

    static GitLabException stopping() {
        return unavailable("This server is stopping.");
    }

    GitLabException tooLarge() {
        return new GitLabException(
                Fault.TOO_LARGE,
                "GitLab's answer is larger than the " + size(config.maxResponseBytes())
                        + " this server reads. Ask for less: a smaller page, a narrower filter or a single item.");
    }

    private GitLabException silent() {
        return new GitLabException(Fault.TIMED_OUT, "GitLab sent nothing for " + seconds(config.readTimeout()) + ".");
    }

    private static GitLabException unavailable(String message) {
        return new GitLabException(Fault.UNAVAILABLE, message);
    }

    private static boolean isUnconnected(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
    }

    private static boolean isTls(Throwable cause) {
        return cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException;
    }

    /** Jersey wraps what the connector throws; the IOException within tells the story. */
    private static Throwable rootWithin(Throwable thrown) {
        Throwable told = thrown;
        for (@Nullable Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                return t;
            }
            told = t;
        }
        return told;
    }

    private static String kind(Throwable cause) {
        return " (" + cause.getClass().getSimpleName() + ").";
    }

    private static String seconds(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static String size(long bytes) {
        return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + " MiB" : bytes + " bytes";
    }
}
