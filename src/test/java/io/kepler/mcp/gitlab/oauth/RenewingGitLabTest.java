package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a call whose GitLab token does not live as long as the call. */
class RenewingGitLabTest {

    private static final String TOKEN = "kmcp_at_" + "a".repeat(43);
    private static final String MEMBER = "/groups/staff/members/all/11";
    private static final String MERGE = "/projects/1/merge_requests/1/merge";
    private static final String FIRST = "gitlab-access-first";
    private static final String SECOND = "gitlab-access-refreshed-1";

    private TestServer server;
    private AccessTokens tokens;
    private Principal principal;
    private GitLab gitlab;

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(Map.of());
        server.gitlab.members.add(MEMBER);
        Instant now = server.clock.instant();
        server.stores
                .grants()
                .save(new Grant(
                        "grant",
                        "client",
                        ScriptedGitLab.INSTANCE,
                        11,
                        "alice",
                        "Alice A.",
                        server.gitlab.tokens("first"),
                        now,
                        now));
        server.stores.issuedTokens().add(issued(TOKEN, TokenKind.ACCESS), issued("refresh", TokenKind.REFRESH));
        tokens = server.server.accessTokens();
        principal = granted(tokens);
        gitlab = new RenewingGitLab(server.gitlab, tokens, principal);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private IssuedToken issued(String token, TokenKind kind) {
        Instant now = server.clock.instant();
        return new IssuedToken(
                Sha256.hex(token),
                kind,
                "grant",
                "family",
                "client",
                Set.of(Scope.API),
                Flow.RESOURCE,
                now,
                now.plus(Duration.ofDays(1)),
                Optional.empty());
    }

    private static Principal granted(AccessTokens tokens) {
        assertThat(tokens.authenticate(TOKEN)).isInstanceOf(Access.Granted.class);
        return ((Access.Granted) tokens.authenticate(TOKEN)).principal();
    }

    private void send(Request.Method method, String path) {
        gitlab.send(
                        new Request(method, path, List.of(), null),
                        principal.credential(),
                        Deadline.in(Duration.ofSeconds(10)))
                .close();
    }

    private GitLabException refused(Request.Method method, String path) {
        return catchThrowableOfType(GitLabException.class, () -> send(method, path));
    }

    @Test
    void sendsARefusedRequestAgainWithTheTokenThatAnotherNodeGot() {
        otherNodeRefreshes();
        send(Request.Method.POST, MEMBER);
        assertThat(server.gitlab.asked)
                .containsExactly("POST " + MEMBER + " " + FIRST, "POST " + MEMBER + " " + SECOND);
        assertThat(server.gitlab.refreshes).hasValue(1);
        assertThat(granted(tokens).credential().token()).isEqualTo(SECOND);
    }

    /** As when the clocks of two nodes differ: theirs is ahead. */
    private void otherNodeRefreshes() {
        server.node().accessTokens().renewed(principal, principal.credential());
        server.gitlab.ended.add(FIRST);
    }

    @Test
    void goesOnWithTheNewTokenAndRepeatsNothingThatGitLabHasTaken() {
        send(Request.Method.POST, MEMBER);
        otherNodeRefreshes();
        send(Request.Method.POST, MEMBER);
        send(Request.Method.GET, MEMBER);
        assertThat(server.gitlab.asked)
                .containsExactly(
                        "POST " + MEMBER + " " + FIRST,
                        "POST " + MEMBER + " " + FIRST,
                        "POST " + MEMBER + " " + SECOND,
                        "GET " + MEMBER + " " + SECOND);
    }

    @Test
    void getsANewTokenWhenGitLabEndedTheOldOneEarly() {
        server.gitlab.ended.add(FIRST);
        send(Request.Method.GET, MEMBER);
        assertThat(server.gitlab.refreshes).hasValue(1);
        assertThat(granted(tokens).credential().token()).isEqualTo(SECOND);
    }

    @Test
    void refreshesOnceForAllCallsThatAreRefusedTogether() throws Exception {
        server.gitlab.ended.add(FIRST);
        AccessTokens otherNode = server.node().accessTokens();
        Principal there = granted(otherNode);
        Crowd.does(64, i -> {
            GitLab mine = i % 2 == 0
                    ? new RenewingGitLab(server.gitlab, tokens, principal)
                    : new RenewingGitLab(server.gitlab, otherNode, there);
            mine.send(Request.get(MEMBER), principal.credential(), Deadline.in(Duration.ofSeconds(10)))
                    .close();
            return i;
        });
        assertThat(server.gitlab.refreshes).hasValue(1);
    }

    @Test
    void refreshesNothingWhenOnlyTheRightToDoItIsMissing() {
        GitLabException refusal = refused(Request.Method.PUT, MERGE);
        assertThat(refusal.fault()).isEqualTo(Fault.FORBIDDEN);
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.requestId()).contains("id");
        assertThat(server.gitlab.refreshes).hasValue(0);
        assertThat(server.gitlab.asked).filteredOn(line -> line.contains(MERGE)).hasSize(1);
    }

    @Test
    void learnsFromARefusedCallThatTheUserWithdrewTheApplication() {
        server.gitlab.ended.add(FIRST);
        server.gitlab.withdrawn = true;
        assertThat(refused(Request.Method.GET, MEMBER).fault()).isEqualTo(Fault.UNAUTHENTICATED);
        assertThat(tokens.authenticate(TOKEN)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void saysThatGitLabIsAwayAndKeepsTheGrantWhenTheTokenCannotBeRenewedNow() {
        server.gitlab.ended.add(FIRST);
        server.gitlab.refreshesFail = true;
        assertThat(refused(Request.Method.GET, MEMBER).fault()).isEqualTo(Fault.UNAVAILABLE);
        assertThat(refused(Request.Method.GET, MEMBER).fault()).isEqualTo(Fault.UNAVAILABLE);
        assertThat(server.gitlab.refreshes).as("GitLab gets a rest").hasValue(1);
        assertThat(server.stores.grants().find("grant")).isPresent();

        server.gitlab.refreshesFail = false;
        server.clock.pass(Duration.ofSeconds(5));
        send(Request.Method.GET, MEMBER);
    }

    @Test
    void doesNotInsistWhenTheNewTokenIsRefusedToo() {
        otherNodeRefreshes();
        server.gitlab.ended.add(SECOND);
        assertThat(refused(Request.Method.GET, MEMBER).fault()).isEqualTo(Fault.UNAUTHENTICATED);
        assertThat(server.gitlab.asked).hasSize(2);
    }
}
