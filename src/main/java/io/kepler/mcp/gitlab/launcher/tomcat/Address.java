package io.kepler.mcp.gitlab.launcher.tomcat;

import io.kepler.mcp.gitlab.launcher.LaunchException;
import io.kepler.mcp.gitlab.launcher.Listen;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/** The address to listen on, found. */
record Address(String scheme, InetAddress host, int port) {

    static Address of(Listen listen) throws LaunchException {
        try {
            return new Address(
                    listen.tls().isPresent() ? "https" : "http", InetAddress.getByName(listen.host()), listen.port());
        } catch (UnknownHostException e) {
            throw new LaunchException("Cannot listen on \"" + listen.host() + "\": no such address.", e);
        }
    }

    /**
     * Tomcat binds only when the application is ready, so that nobody is kept waiting in its queue; a port in use is
     * worth finding before that.
     */
    void requireFree() throws LaunchException {
        try {
            new ServerSocket(port, 1, host).close();
        } catch (IOException e) {
            throw new LaunchException(
                    "Cannot listen on %s: %s. Is another program there? --port sets another one."
                            .formatted(uri(port).getRawAuthority(), e.getMessage()),
                    e);
        }
    }

    boolean loopback() {
        return host.isLoopbackAddress();
    }

    /** For a client on this machine. */
    URI uri(int realPort) {
        return URI.create(scheme + "://" + name() + ":" + realPort);
    }

    private String name() {
        if (host.isAnyLocalAddress()) {
            return "localhost";
        }
        return host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
    }
}
