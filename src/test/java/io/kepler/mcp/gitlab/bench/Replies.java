package io.kepler.mcp.gitlab.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** All that the stub GitLab can say, as bytes with the headers that GitLab sends. */
final class Replies {

    private static final String API = "/api/v4";
    private static final String HEADERS = """
            Content-Type: application/json
            Connection: keep-alive
            Cache-Control: max-age=0, private, must-revalidate
            Etag: W/"9f3c41d07a52b8e6f1c04d9be7325a18"
            Vary: Origin, Accept-Encoding
            X-Content-Type-Options: nosniff
            X-Frame-Options: SAMEORIGIN
            X-Gitlab-Meta: {"correlation_id":"01KAGZ3M8W5QJ0T7RXN2VDC4EH","version":"1"}
            X-Request-Id: 01KAGZ3M8W5QJ0T7RXN2VDC4EH
            X-Runtime: 0.061834
            Strict-Transport-Security: max-age=63072000
            Referrer-Policy: strict-origin-when-cross-origin
            """;

    private final byte[] user;
    private final byte[] project;
    private final byte[] projects;
    private final byte[] nothing;

    private Replies(byte[] user, byte[] project, byte[] projects) {
        this.user = user;
        this.project = project;
        this.projects = projects;
        this.nothing = reply("404 Not Found", "", utf8("{\"message\":\"404 Not Found\"}"));
    }

    /** The replies of a GitLab at this URL. */
    static Replies prepare(String url) throws IOException {
        SampleProjects sample = SampleProjects.read();
        return new Replies(
                reply("200 OK", "", utf8("{\"id\":2,\"username\":\"alice\",\"name\":\"Alice\",\"state\":\"active\"}")),
                reply("200 OK", "", sample.one()),
                reply("200 OK", paging(url), sample.twenty()));
    }

    byte[] to(String target) {
        if (target.startsWith(API + "/projects/")) {
            return project;
        }
        if (target.startsWith(API + "/projects")) {
            return projects;
        }
        return target.startsWith(API + "/user") ? user : nothing;
    }

    /** The first of three pages. */
    private static String paging(String url) {
        String page = "<" + url + API + "/projects?per_page=20&page=";
        return """
                Link: %s2>; rel="next", %s1>; rel="first", %s3>; rel="last"
                X-Next-Page: 2
                X-Page: 1
                X-Per-Page: 20
                X-Prev-Page:
                X-Total: 57
                X-Total-Pages: 3
                """.formatted(page, page, page);
    }

    private static byte[] reply(String status, String more, byte[] body) {
        String head = "HTTP/1.1 " + status + "\n" + HEADERS + more + "Content-Length: " + body.length + "\n\n";
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes(utf8(head.replace("\n", "\r\n")));
        reply.writeBytes(body);
        return reply.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
