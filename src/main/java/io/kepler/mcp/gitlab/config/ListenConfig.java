package io.kepler.mcp.gitlab.config;

import java.nio.file.Path;
import java.util.Optional;

/** Where {@code java -jar} listens; in a container the connector says so instead. */
public record ListenConfig(String host, int port, Optional<Path> tlsCertificate, Optional<Path> tlsKey) {

    static ListenConfig read(Values values) {
        refuseHalfOfTls(values, Settings.TLS_CERT, Settings.TLS_KEY);
        refuseHalfOfTls(values, Settings.TLS_KEY, Settings.TLS_CERT);
        return new ListenConfig(
                values.get(Settings.HOST),
                values.get(Settings.PORT),
                values.get(Settings.TLS_CERT),
                values.get(Settings.TLS_KEY));
    }

    private static void refuseHalfOfTls(Values values, Setting<?> one, Setting<?> other) {
        if (values.isGiven(one) && !values.isGiven(other)) {
            values.refuse(one, "needs " + Settings.PREFIX + other.name() + " too; set both or none");
        }
    }
}
