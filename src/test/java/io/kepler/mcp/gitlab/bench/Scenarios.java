package io.kepler.mcp.gitlab.bench;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param connected get_project with an access token of the server's own, when there is one
 * @param direct what get_project asks of GitLab, asked without a server in between
 */
record Scenarios(
        Scenario getProject,
        Scenario listProjects,
        Optional<Scenario> connected,
        Scenario oneGetProject,
        Scenario direct,
        Lane tools) {

    private static final String PROJECTS = "/api/v4/projects";
    private static final String PROJECT = "{\"project_id\":\"" + SampleGitLab.MAIN_PROJECT + "\"}";
    private static final String TOKEN = "PRIVATE-TOKEN: " + SampleGitLab.ALICE_TOKEN;
    private static final String TWENTY = "{\"max_items\":20}";

    /** Takes the access token of somebody who is connected, if the server knows such. */
    static Scenarios prepare(Plan plan, URI server, URI gitlab, Optional<String> accessToken) throws IOException {
        McpClient client = client(plan, server, TOKEN);
        return new Scenarios(
                new Scenario("get_project", lanes(plan, server, TOKEN, "get_project", PROJECT)),
                new Scenario("list_projects", lanes(plan, server, TOKEN, "list_projects", TWENTY)),
                connected(plan, server, accessToken),
                new Scenario("get_project", List.of(call(client, "get_project", PROJECT))),
                new Scenario("GitLab directly", List.of(direct(gitlab, PROJECTS + "/1"))),
                new Lane(server, client.listTools(), McpClient::answered));
    }

    /** The sizes of the replies, of the server and of GitLab, in bytes. */
    Map<String, Integer> sizes() throws IOException {
        URI gitlab = direct.lanes().get(0).server();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("tools/list, bytes", size(tools));
        sizes.put("get_project, bytes from GitLab", size(direct(gitlab, PROJECTS + "/1")));
        sizes.put("get_project, bytes to the client", size(getProject.lanes().get(0)));
        sizes.put("list_projects, bytes from GitLab", size(direct(gitlab, PROJECTS)));
        sizes.put(
                "list_projects, bytes to the client", size(listProjects.lanes().get(0)));
        return sizes;
    }

    private static Optional<Scenario> connected(Plan plan, URI server, Optional<String> accessToken)
            throws IOException {
        if (accessToken.isEmpty()) {
            return Optional.empty();
        }
        String credential = "Authorization: Bearer " + accessToken.get();
        return Optional.of(
                new Scenario("get_project, connected", lanes(plan, server, credential, "get_project", PROJECT)));
    }

    private static List<Lane> lanes(Plan plan, URI server, String credential, String tool, String arguments)
            throws IOException {
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < plan.concurrency(); i++) {
            lanes.add(call(client(plan, server, credential), tool, arguments));
        }
        return lanes;
    }

    private static McpClient client(Plan plan, URI server, String credential) throws IOException {
        return plan.modern() ? McpClient.modern(server, credential) : McpClient.legacy(server, credential);
    }

    private static Lane call(McpClient client, String tool, String arguments) {
        return new Lane(client.endpoint(), client.call(tool, arguments), McpClient::answered);
    }

    private static Lane direct(URI gitlab, String path) {
        return new Lane(gitlab, Requests.get(gitlab.resolve(path), TOKEN), Reply::ok);
    }

    private static int size(Lane lane) throws IOException {
        return lane.once().body().length;
    }
}
