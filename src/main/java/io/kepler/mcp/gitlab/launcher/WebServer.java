package io.kepler.mcp.gitlab.launcher;

import java.net.URI;

/** The embedded web server as the launcher sees it: the class behind this interface lives beside Tomcat's own. */
public interface WebServer {

    /** Starts and returns the address that clients may use, with the real port. */
    URI start(Listen listen, Site site) throws LaunchException;

    /** Accepts no further connection, lets running requests finish for some seconds, then ends the application. */
    void stop() throws LaunchException;
}
