package io.kepler.mcp.gitlab.bench;

import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.config.Deployment;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.config.Sources;
import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import io.kepler.mcp.gitlab.oauth.Grant;
import io.kepler.mcp.gitlab.oauth.IssuedToken;
import io.kepler.mcp.gitlab.oauth.Scope;
import io.kepler.mcp.gitlab.oauth.Sha256;
import io.kepler.mcp.gitlab.oauth.Stores;
import io.kepler.mcp.gitlab.oauth.TokenKind;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody who logged in before the server was started: a data directory that knows their grant and access token. */
record ConnectedUser(Path directory, String accessToken) implements AutoCloseable {

    private static final String PUBLIC_URL = "http://127.0.0.1:8000";
    private static final Duration LONG = Duration.ofDays(1);

    static ConnectedUser prepare(String gitlab) throws IOException {
        ConnectedUser user = new ConnectedUser(Files.createTempDirectory("bench"), "kmcp_at_" + "b".repeat(43));
        Configuration configuration = Configuration.load(
                        Deployment.CONTAINER, List.of(Sources.environment(user.settings(gitlab))))
                .configuration();
        try (Database database =
                Database.open(configuration.store(), configuration.server().environment())) {
            user.connect(database.stores(), gitlab);
        }
        return user;
    }

    /** What the server has to be told to find it. */
    Map<String, String> settings(String gitlab) {
        return Map.of(
                "KEPLER_MCP_AUTH_MODES",
                "oauth,token",
                "KEPLER_MCP_PUBLIC_URL",
                PUBLIC_URL,
                "KEPLER_MCP_GITLAB_URL",
                gitlab,
                "KEPLER_MCP_OAUTH_CLIENT_ID",
                "bench",
                "KEPLER_MCP_DATA_DIR",
                directory.toString());
    }

    private void connect(Stores stores, String gitlab) {
        Instant now = Instant.now();
        Secret token = new Secret(SampleGitLab.ALICE_TOKEN);
        GitLabTokens tokens = new GitLabTokens(token, token, now.plus(LONG));
        stores.grants().save(new Grant("grant", "client", gitlab, 1, "alice", "Alice", tokens, now, now));
        stores.issuedTokens().add(issued(accessToken, TokenKind.ACCESS), issued("refresh", TokenKind.REFRESH));
    }

    private static IssuedToken issued(String token, TokenKind kind) {
        Instant now = Instant.now();
        return new IssuedToken(
                Sha256.hex(token),
                kind,
                "grant",
                "family",
                "client",
                Set.of(Scope.API),
                PUBLIC_URL + "/mcp",
                now,
                now.plus(LONG),
                Optional.empty());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
