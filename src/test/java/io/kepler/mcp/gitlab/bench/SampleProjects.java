package io.kepler.mcp.gitlab.bench;

import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Projects as the sample GitLab writes them, filled up to the size that projects have at a GitLab with history. */
final class SampleProjects {

    private static final int SIZE = 5_250;
    private static final String SHARED = "\"shared_with_groups\":[";

    private final String project;

    private SampleProjects(String project) {
        this.project = project;
    }

    static SampleProjects read() throws IOException {
        try (SampleGitLab sample = SampleGitLab.start()) {
            URI url = URI.create(sample.url() + "/api/v4/projects/" + SampleGitLab.MAIN_PROJECT.replace("/", "%2F"));
            try (Connection connection = new Connection(url)) {
                Reply reply = connection.send(Requests.get(url, "PRIVATE-TOKEN: " + SampleGitLab.ALICE_TOKEN));
                if (reply.status() != 200) {
                    throw new IOException("The sample GitLab answers " + reply.status());
                }
                return new SampleProjects(filled(new String(reply.body(), StandardCharsets.UTF_8)));
            }
        }
    }

    byte[] one() {
        return project.getBytes(StandardCharsets.UTF_8);
    }

    /** Twenty projects that differ by their paths. */
    byte[] twenty() {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(i -> project.replace(SampleGitLab.MAIN_PROJECT, "orbit/project-%02d".formatted(i)))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Shared with as many groups as it takes. */
    private static String filled(String project) {
        StringBuilder groups = new StringBuilder();
        for (int id = 101; project.length() + groups.length() < SIZE; id++) {
            groups.append(groups.isEmpty() ? "" : ",").append("""
                    {"group_id":%d,"group_name":"Crew %d","group_full_path":"orbit/crews/%d",\
                    "group_access_level":30,"expires_at":null}""".formatted(id, id, id));
        }
        return project.replace(SHARED, SHARED + groups);
    }
}
