package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.sample.SampleOAuth;
import java.net.URI;
import java.util.Map;

/**
 * What the samples for browser login leave to the administrator.
 *
 * @param database its JDBC URL, without user and password
 */
record Site(URI gitlab, URI publicUrl, String database) {
    static final String DATABASE_PASSWORD = "what-only-the-database-should-hear";
    static final String ENCRYPTION_KEY = "a2VwbGVyLXRlc3Qta2V5LW9mLTMyLWJ5dGVzLWxvbmc=";

    Map<String, String> changes() {
        return Map.of(
                "https://gitlab.com",
                gitlab.toString(),
                "https://mcp.example.com/kepler-mcp-gitlab",
                publicUrl.toString(),
                "APPLICATION-ID",
                SampleOAuth.CLIENT_ID,
                "APPLICATION-SECRET",
                SampleOAuth.CLIENT_SECRET,
                "the-output-of-generate-key",
                ENCRYPTION_KEY,
                "jdbc:postgresql://db.example.com/kepler",
                database,
                "DATABASE-USER",
                "postgres",
                "DATABASE-PASSWORD",
                DATABASE_PASSWORD);
    }
}
