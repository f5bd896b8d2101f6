package io.kepler.mcp.gitlab.resources;

/** There is nothing at an address, or nothing that the caller may see. The message is for the client. */
public final class ResourceNotFoundException extends RuntimeException {

    private final String uri;

    ResourceNotFoundException(String uri, String message) {
        super(message);
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }
}
