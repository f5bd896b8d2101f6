package io.kepler.mcp.gitlab.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.browser.Browser;
import io.kepler.mcp.gitlab.browser.Form;
import io.kepler.mcp.gitlab.browser.Page;
import io.kepler.mcp.gitlab.it.Answer;
import io.kepler.mcp.gitlab.it.McpHttp;
import io.kepler.mcp.gitlab.it.OAuthClient;
import io.kepler.mcp.gitlab.it.OAuthEndpoints;
import io.kepler.mcp.gitlab.sample.RecordedRequest;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import io.kepler.mcp.gitlab.sample.SampleTokens;
import java.net.HttpCookie;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What happens to a server in a year, in a few seconds, and every secret that was used meanwhile. */
final class Life {
    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");

    private final Set<String> secrets = new LinkedHashSet<>();
    private final Browser browser = Browser.stoppingAt(OAuthClient.CALLBACK);
    private final URI server;
    private final OAuthEndpoints endpoints;
    private final SampleGitLab gitlab;

    Life(URI server, SampleGitLab gitlab) {
        this.server = server;
        this.endpoints = OAuthEndpoints.of(server);
        this.gitlab = gitlab;
    }

    Set<String> secrets() {
        return secrets;
    }

    void live() throws Exception {
        goodDays();
        badTokens();
        badDaysOfGitLab();
        callersWithTokensOfGitLab();
        unfinishedLogins();
        goodbye();
        secrets.addAll(gitlab.oauth().secrets());
        secrets.add(SampleOAuth.CLIENT_SECRET);
        gitlab.requests().stream().map(RecordedRequest::target).forEach(this::noteState);
    }

    private void goodDays() throws Exception {
        OAuthClient client = OAuthClient.confidential(endpoints, browser).connect("Alice");
        assertStatus(200, client.call());
        client.refresh();
        assertStatus(200, client.call());
        gitlab.oauth().expireAll("alice");
        assertStatus(200, client.call());
        note(client);
    }

    private void badTokens() throws Exception {
        OAuthClient client = client();
        Page end = note(client.ask()).press("Allow").press("Bob").press("Authorize");
        client.redeem(end);
        String first = client.refreshToken();
        client.refresh();
        client.refresh();
        assertThat(client.token(Map.of("grant_type", "refresh_token", "refresh_token", invented("kmcp_rt_")))
                        .status())
                .isEqualTo(400);
        assertThat(client.token(Map.of("grant_type", "authorization_code", "code", invented("kmcp_ac_")))
                        .status())
                .isEqualTo(400);
        client.refresh(first);
        client.redeem(end);
        assertStatus(
                401,
                McpHttp.at(server.resolve("/mcp"))
                        .with("Authorization", "Bearer " + invented("kmcp_at_"))
                        .plain("tools/list", Map.of()));
        note(client);
    }

    private void badDaysOfGitLab() throws Exception {
        OAuthClient client = client().connect("Bob");
        gitlab.oauth().refreshing(RefreshMood.FAILING);
        gitlab.oauth().expireAll("bob");
        client.call();
        gitlab.oauth().refreshing(RefreshMood.REFUSING);
        client.refresh();
        gitlab.failNext(500, Map.of(), "{\"message\":\"500 Internal Server Error\"}");
        client.call();
        gitlab.oauth().withdraw("bob");
        client.call();
        gitlab.oauth().refreshing(RefreshMood.GOOD);
        note(client);
    }

    private void callersWithTokensOfGitLab() {
        SampleTokens tokens = gitlab.oauth().issue("alice", server + "/oauth/callback", "api");
        SampleTokens foreign = gitlab.oauth().issueForeign("alice", "api");
        assertStatus(200, callWith("Authorization", "Bearer " + tokens.access()));
        assertStatus(401, callWith("Authorization", "Bearer " + foreign.access()));
        assertStatus(200, callWith("PRIVATE-TOKEN", SampleGitLab.ALICE_TOKEN));
        secrets.add(SampleGitLab.ALICE_TOKEN);
        assertStatus(401, callWith("PRIVATE-TOKEN", invented("glpat-")));
        String basic = Base64.getEncoder().encodeToString(("alice:" + invented("pw-")).getBytes(UTF_8));
        secrets.add(basic);
        assertStatus(401, callWith("Authorization", "Basic " + basic));
    }

    private Answer callWith(String header, String value) {
        return McpHttp.at(server.resolve("/mcp"))
                .with(header, value)
                .request("tools/call", Map.of("name", "get_current_user", "arguments", Map.of()));
    }

    private void unfinishedLogins() throws Exception {
        OAuthClient client = client();
        note(client.ask()).press("Refuse");
        note(client.ask()).press("Allow").press("Alice").press("Deny");
        note(client.ask());
        browser.peek(server + "/oauth/callback?code=" + invented("code-") + "&state=" + invented("state-"));
        browser.peek(server + "/oauth/callback?error=server_error&state=" + invented("state-"));
        note(client);
    }

    private void goodbye() throws Exception {
        OAuthClient first = client().connect("Alice");
        OAuthClient second = OAuthClient.confidential(endpoints, browser).connect("Alice");
        first.revoke();
        assertStatus(401, first.call());
        Page connections = note(browser.open(server + "/connections"));
        note(connections.press("Disconnect"));
        note(first);
        note(second);
    }

    private OAuthClient client() {
        return OAuthClient.register(endpoints, browser);
    }

    /** Something of the right shape that nobody ever gave out. */
    private String invented(String prefix) {
        String value = prefix + "Inv3nted".repeat(5) + secrets.size();
        secrets.add(value);
        return value;
    }

    private void note(OAuthClient client) {
        secrets.addAll(client.secrets());
    }

    /** What the forms of a page and the cookies carry is meant for this browser only. */
    private Page note(Page page) {
        browser.cookies().stream().map(HttpCookie::getValue).forEach(secrets::add);
        page.forms().stream()
                .flatMap(form -> form.inputs().stream())
                .map(Form.Field::value)
                .forEach(secrets::add);
        return page;
    }

    private void noteState(String target) {
        STATE.matcher(target).results().forEach(found -> secrets.add(found.group(1)));
    }

    private static void assertStatus(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    }
}
