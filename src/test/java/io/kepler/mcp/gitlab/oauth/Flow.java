package io.kepler.mcp.gitlab.oauth;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client and a user who do everything right, step by step; a test changes one thing. */
final class Flow {
    /** The pair of RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String CALLBACK = "https://client.example.com/callback?x=1";
    static final String RESOURCE = TestServer.ISSUER + "/mcp";

    final TestServer server;
    final TestBrowser browser;
    final String clientId;

    private Flow(TestServer server, TestBrowser browser, String clientId) {
        this.server = server;
        this.browser = browser;
        this.clientId = clientId;
    }

    /** With a public client that registered itself. */
    static Flow of(TestServer server) throws IOException, InterruptedException {
        return new Flow(
                server,
                server.browser(),
                register(server, "\"token_endpoint_auth_method\": \"none\"")
                        .path("client_id")
                        .asString());
    }

    /** The same client in another browser. */
    Flow elsewhere() {
        return new Flow(server, server.browser(), clientId);
    }

    Flow as(String otherClientId) {
        return new Flow(server, browser, otherClientId);
    }

    static JsonNode register(TestServer server, String more) throws IOException, InterruptedException {
        return server.browser()
                .post(
                        "/oauth/register",
                        "application/json",
                        "{\"client_name\": \"The Client\", \"redirect_uris\": [\"" + CALLBACK + "\"], " + more + "}")
                .json();
    }

    Map<String, String> question() {
        return new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                clientId,
                "redirect_uri",
                CALLBACK,
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256",
                "resource",
                RESOURCE,
                "scope",
                "api",
                "state",
                "st&te"));
    }

    TestReply ask(Map<String, String> question) throws IOException, InterruptedException {
        return browser.get("/oauth/authorize", question);
    }

    TestReply decide(TestReply page, String decision) throws IOException, InterruptedException {
        return browser.post(
                "/oauth/consent",
                Map.of("request", page.field("request"), "csrf", page.field("csrf"), "decision", decision));
    }

    /** Until GitLab is next; gives the path the browser comes back to. */
    String consented(Map<String, String> question) throws IOException, InterruptedException {
        TestReply page = ask(question);
        decide(page, "allow");
        return "/oauth/continue?request=" + page.field("request");
    }

    TestReply codeReply(GitLabUser user) throws IOException, InterruptedException {
        String back = consented(question());
        browser.signIn(user);
        return browser.get(back);
    }

    String code() throws IOException, InterruptedException {
        return codeReply(ScriptedGitLab.ALICE).parameter("code");
    }

    Map<String, String> exchange(String code) {
        return new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "client_id", clientId,
                "redirect_uri", CALLBACK,
                "code_verifier", VERIFIER,
                "resource", RESOURCE));
    }

    TestReply token(Map<String, String> form) throws IOException, InterruptedException {
        return server.browser().asProgram().post("/oauth/token", form);
    }

    JsonNode tokens() throws IOException, InterruptedException {
        return token(exchange(code())).json();
    }

    Map<String, String> renewal(String refreshToken) {
        return new HashMap<>(Map.of(
                "grant_type", "refresh_token",
                "refresh_token", refreshToken,
                "client_id", clientId));
    }

    Access access(JsonNode tokens) {
        return server.server
                .accessTokens()
                .authenticate(tokens.path("access_token").asString());
    }
}
