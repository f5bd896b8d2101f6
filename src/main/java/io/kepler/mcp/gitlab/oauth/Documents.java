package io.kepler.mcp.gitlab.oauth;

import java.io.IOException;
import java.net.URI;

/** Fetches small documents from web servers of strangers. */
@FunctionalInterface
interface Documents {

    /**
     * The document at this https address.
     *
     * @throws IOException when there is none, or it may not be fetched
     */
    byte[] get(URI address) throws IOException;
}
