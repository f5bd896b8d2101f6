package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.GitLabConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One GitLab over HTTP: a shared connection pool, deadlines, careful retries, and no step outside the instance. */
public final class JerseyGitLab implements GitLab {

    private static final int MOST_HOPS = 3;

    /** How an attempt waits for the next one; tests do not want to. */
    interface Pause {
        void of(Deadline until, Duration duration) throws InterruptedException;
    }

    private final GitLabConfig config;
    private final Destination destination;
    private final Troubles troubles;
    private final Retries retries;
    private final Wire wire;
    private final Pause pause;

    public JerseyGitLab(GitLabConfig config) {
        this(config, Deadline::sleep);
    }

    /** The same GitLab over a pool of so many connections of its own, in which nobody stands in the way of others. */
    public static JerseyGitLab apart(GitLabConfig config, int connections) {
        return new JerseyGitLab(config.withConnections(connections));
    }

    JerseyGitLab(GitLabConfig config, Pause pause) {
        this.config = config;
        this.destination = new Destination(config.url());
        this.troubles = new Troubles(config);
        this.retries = new Retries(config);
        this.wire = new Wire(config, troubles, Build.read().userAgent());
        this.pause = pause;
    }

    @Override
    public Reply send(Request request, Credential credential, Deadline deadline) {
        Call call = new Call(request, destination, Credentials.checked(credential), deadline);
        for (int attempt = 0; ; attempt++) {
            try {
                return attempt(call);
            } catch (Setback setback) {
                rest(call.deadline(), retries.after(setback, attempt, call).orElseThrow(setback::shown));
            }
        }
    }

    /** The OAuth endpoints of the same GitLab, over the same connections. */
    public OAuthCalls oauth() {
        return new JerseyOAuthCalls(wire);
    }

    private Reply attempt(Call call) throws Setback {
        URI uri = call.uri();
        for (int hop = 0; ; hop++) {
            if (call.deadline().passed()) {
                throw troubles.deadlinePassed();
            }
            HttpReply reply = wire.exchange(call, uri);
            if (call.succeeds(reply.status())) {
                return withinCap(reply, call);
            }
            try (reply) {
                Optional<String> location = reply.header("Location").filter(l -> reply.status() / 100 == 3);
                if (location.isEmpty()) {
                    throw Refusals.of(reply, call.credential());
                }
                uri = next(call, uri, location.get(), reply, hop);
            }
        }
    }

    private URI next(Call call, URI from, String location, HttpReply reply, int hop) throws Setback {
        Optional<URI> next = destination.redirected(from, location);
        if (next.isEmpty()) {
            throw Refusals.redirected(
                    reply,
                    "GitLab redirects this call to " + Destination.originOf(from, location) + ", which is not below "
                            + config.url() + "/api/v4: not followed. Is the URL in the settings right?");
        }
        if (!call.mayBeRedirected()) {
            throw Refusals.redirected(
                    reply, "GitLab says that this has moved. Look it up again and write to its new path or id.");
        }
        if (hop >= MOST_HOPS) {
            throw Refusals.redirected(reply, "GitLab redirects this call in circles.");
        }
        return next.get();
    }

    private HttpReply withinCap(HttpReply reply, Call call) {
        if (call.method() != Request.Method.HEAD && reply.announced() > call.cap(config.maxResponseBytes())) {
            reply.close();
            throw troubles.tooLarge();
        }
        return reply;
    }

    private void rest(Deadline until, Duration duration) {
        try {
            pause.of(until, duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Troubles.stopping();
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
