package io.kepler.mcp.gitlab.oauth.pages;

import java.util.List;

/** The clients that act for the user, each with a way to end it. */
public record ConnectionsPage(
        Frame frame, String user, String gitlab, List<ConnectionRow> connections, String serverUrl, String csrf)
        implements Page {

    public ConnectionsPage {
        connections = List.copyOf(connections);
    }

    @Override
    public String template() {
        return "connections.jte";
    }
}
