package io.kepler.mcp.gitlab.tools;

/** A mistake in a catalogue file. The message names the file, the place in it and what to write instead. */
public final class CatalogueException extends RuntimeException {

    CatalogueException(String message) {
        super(message);
    }
}
