package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.browser.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who calls our server and keeps the one cookie; it follows nothing by itself. */
final class TestBrowser {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestServer server;
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "text/html"));
    private String cookie = "";

    TestBrowser(TestServer server) {
        this.server = server;
    }

    TestBrowser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The same caller as a program, which does not ask for HTML. */
    TestBrowser asProgram() {
        return with("Accept", "*/*");
    }

    /** Signs in at GitLab, and gives the GitLab token that came of it. */
    String signIn(GitLabUser user) {
        return server.gitlab.signIn(cookie, user);
    }

    TestReply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    TestReply get(String path, Map<String, String> query) throws IOException, InterruptedException {
        return get(path + "?" + Form.encoded(query));
    }

    TestReply post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return post(path, "application/x-www-form-urlencoded", Form.encoded(form));
    }

    TestReply post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    TestReply send(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + TestServer.CONTEXT + path));
        headers.forEach(request::header);
        return cookie.isEmpty() ? request : request.header("Cookie", SessionCookie.NAME + "=" + cookie);
    }

    private TestReply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = set.substring(set.indexOf('=') + 1, set.indexOf(';')));
        return new TestReply(response.statusCode(), response.headers(), response.body());
    }
}
