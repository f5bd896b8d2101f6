package io.kepler.mcp.gitlab.gitlab;

import java.io.InputStream;
import java.util.Optional;

/** GitLab's answer to one call that succeeded. The body is a stream that must be closed, and never yields more than the cap. */
public interface Reply extends AutoCloseable {

    int status();

    /** The bytes GitLab sent; reading past the cap throws a {@link GitLabException} of {@link Fault#TOO_LARGE}. */
    InputStream body();

    /** The value of a response header, names in any case. */
    Optional<String> header(String name);

    @Override
    void close();
}
