package io.kepler.mcp.gitlab.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where to listen, as the application read it from all its settings.
 *
 * @param tls absent for plain HTTP
 */
public record Listen(String host, int port, Optional<Tls> tls) {

    /** A certificate chain and its private key, both PEM. */
    public record Tls(Path certificate, Path key) {}

    static Listen of(Map<String, String> checked) {
        Optional<Path> certificate =
                Optional.ofNullable(checked.get("tls_cert")).map(Path::of);
        Optional<Path> key = Optional.ofNullable(checked.get("tls_key")).map(Path::of);
        return new Listen(
                checked.getOrDefault("host", "127.0.0.1"),
                Integer.parseInt(checked.getOrDefault("port", "8000")),
                certificate.flatMap(chain -> key.map(secret -> new Tls(chain, secret))));
    }
}
