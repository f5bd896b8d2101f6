package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.store.Fernet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sample configuration of the repository, with what an administrator has to fill in. */
final class Samples {
    private static final String GITLAB = "https://gitlab.com";
    private static final String KEY = "the-output-of-generate-key";

    /** One for all deployments, as the database that it belongs to outlives each of them. */
    private static final String ENCRYPTION_KEY = Fernet.generateKey();

    private Samples() {}

    /** With two changes: it names the GitLab of the tests, and a key. */
    static String text(String file, URI gitlab) throws IOException {
        return text(file, Map.of(GITLAB, gitlab.toString(), KEY, ENCRYPTION_KEY));
    }

    /** With other words in the place of some; each of them has to be there. */
    static String text(String file, Map<String, String> changes) throws IOException {
        String text = Files.readString(Path.of(file));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (!text.contains(change.getKey())) {
                throw new IllegalStateException(file + " does not say " + change.getKey());
            }
            text = text.replace(change.getKey(), change.getValue());
        }
        return text;
    }
}
