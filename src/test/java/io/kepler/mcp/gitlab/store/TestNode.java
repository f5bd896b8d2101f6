package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.config.DatabaseMigrate;
import io.kepler.mcp.gitlab.config.Environment;
import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.config.StoreConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.naming.NameNotFoundException;

/** Opens databases as a node would that has no container around it. */
final class TestNode {
    static final String KEY = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
    static final String OTHER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private TestNode() {}

    static Database open(String url, String... keys) {
        return open(url, DatabaseMigrate.APPLY, keys);
    }

    static Database open(String url, DatabaseMigrate migrate, String... keys) {
        return Database.open(config(url, migrate, keys), Environment.PROD, withoutContainer());
    }

    static StoreConfig config(String url, DatabaseMigrate migrate, String... keys) {
        return new StoreConfig(
                Optional.empty(),
                Optional.of(new Secret(url)),
                Optional.empty(),
                Optional.empty(),
                10,
                migrate,
                Optional.empty(),
                Optional.empty(),
                List.of(keys).stream().map(Secret::new).toList());
    }

    static DataSources withoutContainer() {
        return new DataSources(
                name -> {
                    throw new NameNotFoundException(name);
                },
                Duration.ZERO,
                false);
    }
}
