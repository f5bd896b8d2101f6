package io.kepler.mcp.gitlab.it;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import java.net.http.HttpRequest;

/** The client of the official Java SDK. */
final class OfficialClient {
    private OfficialClient() {}

    /** One that is not yet initialized, with the token of a user. */
    static McpSyncClient of(Stage stage, String token) {
        String base = stage.container().url("/").toString();
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(base)
                .endpoint(stage.container().url("/mcp").getPath())
                .requestBuilder(HttpRequest.newBuilder().header("PRIVATE-TOKEN", token))
                .build();
        return McpClient.sync(transport).build();
    }
}
