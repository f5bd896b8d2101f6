package io.kepler.mcp.gitlab.it;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import java.net.URI;
import java.net.http.HttpRequest;

/** The client of the official Java SDK. */
final class OfficialClient {
    private OfficialClient() {}

    /** One that is not yet initialized, with the token of a user. */
    static McpSyncClient of(Stage stage, String token) {
        return showing(stage.container().url("/mcp"), token);
    }

    /** One that is not yet initialized, with a token of GitLab. */
    static McpSyncClient showing(URI endpoint, String token) {
        return at(endpoint, "PRIVATE-TOKEN", token);
    }

    /** One that is not yet initialized, with a token of ours. */
    static McpSyncClient bearing(URI endpoint, String token) {
        return at(endpoint, "Authorization", "Bearer " + token);
    }

    private static McpSyncClient at(URI endpoint, String header, String value) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(
                        endpoint.resolve("/").toString())
                .endpoint(endpoint.getPath())
                .requestBuilder(HttpRequest.newBuilder().header(header, value))
                .build();
        return McpClient.sync(transport).build();
    }
}
