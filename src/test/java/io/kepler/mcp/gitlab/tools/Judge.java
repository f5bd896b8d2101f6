package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.node.Needed;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents that judge this server but are not part of it. */
public final class Judge {
    private Judge() {}

    /** GitLab's official OpenAPI document. */
    public static Path openApi() {
        Path document = Path.of(System.getProperty("gitlab.openapi", "../shared/openapi/gitlab-rest-v4.json"));
        Needed.need(Files.isRegularFile(document), "there is no " + document + ", name it with -Dgitlab.openapi=...");
        return document;
    }
}
