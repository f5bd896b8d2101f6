package io.kepler.mcp.gitlab.oauth.pages;

import java.util.List;
import java.util.Optional;

/**
 * Asks the user whether a client may act for them.
 *
 * @param vouched who says that the client is what it says
 * @param redirectHost where the answer goes
 * @param loopback whether that is a program on the user's own computer
 * @param permissions what the client may do then, in words
 * @param gitlab host of the GitLab that the user signs in to next
 * @param ssoUser as whom the container knows the user
 */
public record ConsentPage(
        Frame frame,
        String clientName,
        String vouched,
        String redirectHost,
        boolean loopback,
        List<String> permissions,
        String gitlab,
        Optional<String> ssoUser,
        String request,
        String csrf)
        implements Page {

    public ConsentPage {
        permissions = List.copyOf(permissions);
    }

    @Override
    public String template() {
        return "consent.jte";
    }
}
