package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of strangers can make a browser send, to a name that it had point here or in a form no guard expects. */
class FrontDoorTest {

    private static final String REGISTRATION = "{\"redirect_uris\":[\"https://app.example/cb\"]}";

    private static WholeApplication application;

    @BeforeAll
    static void start(@TempDir Path scratch) throws Exception {
        application = new WholeApplication(scratch, Map.of("auth_modes", "oauth,token"));
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/mcp",
                "/sse",
                "/messages/",
                "/connections",
                "/oauth/authorize",
                "/oauth/callback",
                "/oauth/jwks",
                "/oauth/style.css",
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-protected-resource/mcp"
            })
    void answersNothingUnderTheNameOfSomebodyElse(String path) throws Exception {
        assertThat(status("GET", path, "Host: rebound.example", "")).isEqualTo(421);
        assertThat(status("GET", path, "Host: 127.0.0.1.rebound.example:80", ""))
                .isEqualTo(421);
        assertThat(status("GET", path, "hOST:\tREBOUND.example.", "")).isEqualTo(421);
    }

    @Test
    void registersNoClientUnderTheNameOfSomebodyElse() throws Exception {
        assertThat(register("/oauth/register", "Host: rebound.example")).isEqualTo(421);
        assertThat(register("/oauth/register", host())).isEqualTo(201);
        assertThat(register("/oauth/register", "Host: localhost")).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/register/",
                "/oauth/register;x=1",
                "/oauth/register;",
                "/oauth;x/register",
                "/;x/oauth/register",
                "/oauth//register",
                "//oauth/register",
                "/oauth/./register",
                "/x/../oauth/register",
                "/oauth/%72egister",
                "/oauth%2fregister",
                "/oauth/register%2F",
                "/oauth/%2e/register",
                "/oauth/register%3bx=1",
                "/oauth/register%20",
                "/oauth\\register"
            })
    void hasOneFormOnlyForAnAddress(String path) throws Exception {
        assertThat(register(path, host() + "\r\nOrigin: https://evil.example")).isIn(400, 404);
        assertThat(register(path, host())).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/token/",
                "/oauth/revoke;x",
                "/oauth/authorize/",
                "/oauth/authorize;x",
                "/oauth/callback/",
                "/connections/",
                "/connections;x",
                "/x/../connections",
                "/health/",
                "/.well-known/oauth-authorization-server/",
                "/.well-known//oauth-authorization-server",
                "/.well-known/oauth-authorization-server;x",
                "/mcp;x",
                "//mcp",
                "/%6Dcp"
            })
    void holdsForEveryAddress(String path) throws Exception {
        assertThat(status("GET", path, host(), "")).isIn(400, 404);
        assertThat(status("POST", path, host(), "")).isIn(400, 404);
    }

    private static int register(String path, String headers) throws IOException {
        return status("POST", path, headers + "\r\nContent-Type: application/json", REGISTRATION);
    }

    private static String host() {
        return "Host: " + application.url().getAuthority();
    }

    /** By a socket, for clients put their own Host and tidy addresses up. */
    private static int status(String method, String path, String headers, String body) throws IOException {
        URI url = application.url();
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            String request = method + " " + path + " HTTP/1.1\r\n" + headers
                    + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
