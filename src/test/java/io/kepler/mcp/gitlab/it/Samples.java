package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.store.Fernet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample configuration of the repository, with two changes: it names the GitLab of the tests, and a key. */
final class Samples {
    private static final String GITLAB = "https://gitlab.com";
    private static final String KEY = "the-output-of-generate-key";

    private Samples() {}

    static String text(String file, URI gitlab) throws IOException {
        String text = Files.readString(Path.of(file));
        if (!text.contains(GITLAB) || !text.contains(KEY)) {
            throw new IllegalStateException(file + " does not say where GitLab is, or where the key goes");
        }
        return text.replace(GITLAB, gitlab.toString()).replace(KEY, Fernet.generateKey());
    }
}
