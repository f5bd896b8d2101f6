package io.kepler.mcp.gitlab.launcher;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The options that set something. The application checks the values, so that every source of settings has one set of rules. */
enum Option {
    HOST("--host", "host", "<address>", "Address to listen on (127.0.0.1)"),
    PORT("--port", "port", "<number>", "Port to listen on (8000); 0 takes any free one"),
    TLS_CERT("--tls-cert", "tls_cert", "<file>", "Certificate chain in PEM, turns HTTPS on"),
    TLS_KEY("--tls-key", "tls_key", "<file>", "Private key of the certificate in PEM"),
    GITLAB_URL("--gitlab-url", "gitlab_url", "<url>", "The GitLab to serve (https://gitlab.com)"),
    CONFIG("--config", "config_file", "<file>", "File with further settings");

    private final String flag;
    private final String setting;
    private final String value;
    private final String description;

    Option(String flag, String setting, String value, String description) {
        this.flag = flag;
        this.setting = setting;
        this.value = value;
        this.description = description;
    }

    static Option of(String flag) {
        return Arrays.stream(values())
                .filter(option -> option.flag.equals(flag))
                .findFirst()
                .orElseThrow(() -> new UsageException("Unknown option " + flag + ". Known options: " + known() + "."));
    }

    private static String known() {
        return Arrays.stream(values()).map(option -> option.flag).collect(Collectors.joining(", "))
                + ", --help, --version";
    }

    String flag() {
        return flag;
    }

    /** The name of the setting, as in the system property {@code kepler.mcp.<name>}. */
    String setting() {
        return setting;
    }

    String help() {
        return "  %-24s%s%n".formatted(flag + " " + value, description);
    }
}
