package io.kepler.mcp.gitlab.tools;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** GitLab's own description of its API, and a server that goes by it. */
abstract class OpenApiContract {

    static OpenApi openApi;
    static MockGitLab gitLab;

    @BeforeAll
    static void startsTheMockServer() throws IOException, InterruptedException {
        openApi = new OpenApi(Judge.openApi());
        gitLab = MockGitLab.start(Judge.openApi());
    }

    @AfterAll
    static void stopsTheMockServer() {
        if (gitLab != null) {
            gitLab.close();
        }
    }
}
