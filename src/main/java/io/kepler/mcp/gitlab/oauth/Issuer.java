package io.kepler.mcp.gitlab.oauth;

import java.net.URI;

/** Where this server is for the rest of the world. It comes from the settings; no header of a request changes it. */
public record Issuer(URI url) {

    /** The address of something below this server, such as {@code /oauth/token}. */
    public String at(String path) {
        return url + path;
    }

    /** What our tokens are good for (RFC 8707): the MCP endpoint. */
    public String resource() {
        return at("/mcp");
    }

    /** Inside our own context, so that clients find it without a proxy that rewrites the host's root. */
    public String resourceMetadata() {
        return at("/.well-known/oauth-protected-resource/mcp");
    }

    /** The path as browsers see it, without trailing slash: empty at the root. */
    public String path() {
        return url.getRawPath();
    }

    public boolean secure() {
        return url.getScheme().equals("https");
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
