package io.kepler.mcp.gitlab.config;

import java.nio.file.Path;
import java.util.Optional;

/** Where {@code java -jar} listens; in a container the connector says so instead. */
public record ListenConfig(String host, int port, Optional<Path> tlsCertificate, Optional<Path> tlsKey) {}
