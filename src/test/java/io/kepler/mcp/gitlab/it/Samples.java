package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample configuration of the repository, with one change: it names the GitLab of the tests. */
final class Samples {
    private static final String GITLAB = "https://gitlab.com";

    private Samples() {}

    static String text(String file, URI gitlab) throws IOException {
        String text = Files.readString(Path.of(file));
        if (!text.contains(GITLAB)) {
            throw new IllegalStateException(file + " does not say where GitLab is");
        }
        return text.replace(GITLAB, gitlab.toString());
    }
}
