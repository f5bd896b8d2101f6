package io.kepler.mcp.gitlab.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.AllowedGroups;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final String TOKEN = "kmcp_at_" + "a".repeat(43);

    private TestServer server;
    private AccessTokens tokens;

    @BeforeEach
    void start() throws Exception {
        start(Map.of());
    }

    private void start(Map<String, String> settings) throws Exception {
        server = new TestServer(settings);
        tokens = server.server.accessTokens();
        server.stores.grants().save(grant(server.gitlab.tokens("first")));
        add(TOKEN, TokenKind.ACCESS, Flow.RESOURCE, Duration.ofDays(1));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Grant grant(GitLabTokens gitlab) {
        Instant now = server.clock.instant();
        return new Grant("grant", "client", ScriptedGitLab.INSTANCE, 11, "alice", "Alice A.", gitlab, now, now);
    }

    private void add(String token, TokenKind kind, String resource, Duration ttl) {
        IssuedToken issued = issued(token, kind, resource, ttl);
        server.stores.issuedTokens().add(issued, issued("other " + token, TokenKind.REFRESH, resource, ttl));
    }

    private IssuedToken issued(String token, TokenKind kind, String resource, Duration ttl) {
        Instant now = server.clock.instant();
        return new IssuedToken(
                Sha256.hex(token),
                kind,
                "grant",
                "family",
                "client",
                Set.of(Scope.READ_API),
                resource,
                now,
                now.plus(ttl),
                Optional.empty());
    }

    private String gitlabToken() {
        return granted().credential().token();
    }

    private Principal granted() {
        assertThat(tokens.authenticate(TOKEN)).isInstanceOf(Access.Granted.class);
        return ((Access.Granted) tokens.authenticate(TOKEN)).principal();
    }

    private void refused(String token) {
        assertThat(tokens.authenticate(token)).isInstanceOf(Access.Refused.class);
    }

    @Test
    void knowsWhoCallsAndWithWhichRightsAtGitLab() {
        Principal principal = granted();
        assertThat(principal.identity().username()).isEqualTo("alice");
        assertThat(principal.grantId()).isEqualTo("grant");
        assertThat(principal.may(Scope.READ_API)).isTrue();
        assertThat(principal.may(Scope.API)).isFalse();
        assertThat(principal.credential().headerValue()).isEqualTo("Bearer gitlab-access-first");
        assertThat(principal.toString()).doesNotContain("gitlab-access-first");
    }

    @Test
    void refusesWhatItNeverIssued() {
        assertThat(tokens.authenticate("kmcp_at_unknown"))
                .isInstanceOfSatisfying(
                        Access.Refused.class,
                        refused -> assertThat(refused.challenge())
                                .isEqualTo("Bearer error=\"invalid_token\","
                                        + " error_description=\"The access token is unknown, expired, revoked or meant for"
                                        + " another server\", resource_metadata=\"" + TestServer.ISSUER
                                        + "/.well-known/oauth-protected-resource/mcp\", scope=\"api\""));
    }

    @Test
    void looksForAnInventedTokenOnceInAWhile() {
        String invented = "kmcp_at_" + "b".repeat(43);
        refused(invented);
        add(invented, TokenKind.ACCESS, Flow.RESOURCE, Duration.ofDays(1));
        refused(invented);

        server.clock.pass(Duration.ofSeconds(6));
        assertThat(tokens.authenticate(invented)).isInstanceOf(Access.Granted.class);
    }

    @Test
    void tellsItsTokensFromThoseOfGitLab() {
        assertThat(AccessTokens.isOurs(TOKEN)).isTrue();
        assertThat(AccessTokens.isOurs("glpat-x")).isFalse();
    }

    @Test
    void refusesATokenForAnotherResource() {
        add("kmcp_at_other", TokenKind.ACCESS, "https://other.example.com/mcp", Duration.ofDays(1));
        refused("kmcp_at_other");
    }

    @Test
    void refusesARefreshToken() {
        refused("other " + TOKEN);
    }

    @Test
    void refusesAnExpiredTokenEvenIfItIsRemembered() {
        add("kmcp_at_short", TokenKind.ACCESS, Flow.RESOURCE, Duration.ofSeconds(2));
        assertThat(tokens.authenticate("kmcp_at_short")).isInstanceOf(Access.Granted.class);
        server.clock.pass(Duration.ofSeconds(2));
        refused("kmcp_at_short");
    }

    @Test
    void feelsWithinFiveSecondsWhatAnotherNodeRevoked() {
        granted();
        server.stores.grants().remove("grant");
        server.clock.pass(Duration.ofSeconds(5));
        refused(TOKEN);
    }

    @Test
    void notesTheLastUse() {
        granted();
        server.clock.pass(Duration.ofMinutes(2));
        granted();
        assertThat(server.stores.grants().find("grant").orElseThrow().usedAt()).isEqualTo(server.clock.instant());
    }

    @Test
    void refreshesTheGitLabTokenFiveMinutesBeforeItsEnd() {
        assertThat(gitlabToken()).isEqualTo("gitlab-access-first");
        server.clock.pass(Duration.ofMinutes(115).minusSeconds(1));
        assertThat(gitlabToken()).isEqualTo("gitlab-access-first");
        server.clock.pass(Duration.ofSeconds(1));
        assertThat(gitlabToken()).isEqualTo("gitlab-access-refreshed-1");
        assertThat(server.stores.grants().find("grant").orElseThrow().tokens().access())
                .isEqualTo(new Secret("gitlab-access-refreshed-1"));
    }

    @Test
    void refreshesOnceForAllThreadsOfAllNodes() throws Exception {
        AccessTokens otherNode = server.node().accessTokens();
        server.clock.pass(Duration.ofHours(3));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<Access>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            AccessTokens node = i % 2 == 0 ? tokens : otherNode;
            answers.add(threads.submit(() -> {
                start.await();
                return node.authenticate(TOKEN);
            }));
        }
        start.countDown();
        for (Future<Access> answer : answers) {
            assertThat(answer.get()).isInstanceOf(Access.Granted.class);
        }
        threads.shutdownNow();
        assertThat(server.gitlab.refreshes).hasValue(1);
    }

    @Test
    void endsAGrantThatGitLabEnded() {
        server.gitlab.withdrawn = true;
        server.clock.pass(Duration.ofHours(3));
        refused(TOKEN);
        assertThat(server.stores.grants().find("grant")).isEmpty();
    }

    @Test
    void keepsTheGrantWhileGitLabIsDown() {
        server.gitlab.down = true;
        server.clock.pass(Duration.ofHours(3));
        assertThat(tokens.authenticate(TOKEN))
                .isInstanceOfSatisfying(
                        Access.Unavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
        assertThat(tokens.authenticate(TOKEN)).isInstanceOf(Access.Unavailable.class);
        assertThat(server.gitlab.refreshes).as("GitLab gets a rest").hasValue(1);

        server.gitlab.down = false;
        server.clock.pass(Duration.ofSeconds(5));
        assertThat(gitlabToken()).isEqualTo("gitlab-access-refreshed-2");
    }

    @Test
    void keepsTheClientWaitingWhileTheStoresDoNotAnswer() {
        AccessTokens cut = new AccessTokens(
                new Silent(),
                server.stores.grants(),
                new GrantTokens(
                        server.stores.grants(),
                        server.gitlab,
                        new AllowedGroups(server.gitlab, List.of()),
                        new Withdrawal(server.gitlab),
                        server.clock,
                        server.clock::nanos),
                new Issuer(URI.create(TestServer.ISSUER)),
                server.challenges(),
                server.clock,
                server.clock::nanos);
        assertThat(cut.authenticate(TOKEN)).isInstanceOf(Access.Unavailable.class);
    }

    private static final class Silent implements IssuedTokens {
        @Override
        public boolean add(IssuedToken access, IssuedToken refresh) {
            throw silence();
        }

        @Override
        public Optional<IssuedToken> find(String hash) {
            throw silence();
        }

        @Override
        public Rotation rotate(
                String refreshHash, IssuedToken access, IssuedToken refresh, Instant now, Duration grace) {
            throw silence();
        }

        @Override
        public boolean use(String hash) {
            throw silence();
        }

        @Override
        public void removeFamily(String familyId) {
            throw silence();
        }

        private static StoresUnavailableException silence() {
            return new StoresUnavailableException("no connection", new SQLException("no connection"));
        }
    }

    @Test
    void goesOnWithATokenThatIsStillGoodWhileGitLabIsDown() {
        server.gitlab.down = true;
        server.clock.pass(Duration.ofMinutes(116));
        assertThat(gitlabToken()).isEqualTo("gitlab-access-first");
    }

    @Test
    void endsTheGrantOfAUserWhoLeftTheAllowedGroups() throws Exception {
        stop();
        start(Map.of("ALLOWED_GROUPS", "staff"));
        server.gitlab.members.add("/groups/staff/members/all/11");
        server.clock.pass(Duration.ofHours(3));
        assertThat(gitlabToken()).isEqualTo("gitlab-access-refreshed-1");

        server.gitlab.members.clear();
        server.clock.pass(Duration.ofHours(3));
        refused(TOKEN);
        assertThat(server.stores.grants().find("grant")).isEmpty();
        assertThat(server.gitlab.revoked).containsExactly("gitlab-access-refreshed-2");
    }

    @Test
    void letsNobodyInWhoseGroupsCannotBeCheckedAndChecksAgain() throws Exception {
        stop();
        start(Map.of("ALLOWED_GROUPS", "staff"));
        server.gitlab.members.add("/groups/staff/members/all/11");
        server.gitlab.groupsDown = true;
        server.clock.pass(Duration.ofHours(3));
        assertThat(tokens.authenticate(TOKEN)).isInstanceOf(Access.Unavailable.class);

        server.gitlab.groupsDown = false;
        server.clock.pass(Duration.ofSeconds(6));
        assertThat(gitlabToken()).isEqualTo("gitlab-access-refreshed-2");
    }

    @Test
    void leadsClientsToTheRightScope() {
        Challenges challenges = server.challenges();
        String metadata = "resource_metadata=\"" + TestServer.ISSUER + "/.well-known/oauth-protected-resource/mcp\"";
        assertThat(challenges.tokenMissing()).isEqualTo("Bearer " + metadata + ", scope=\"api\"");
        assertThat(challenges.scopeInsufficient(Scope.API))
                .isEqualTo("Bearer error=\"insufficient_scope\", error_description=\"This needs the scope api\", "
                        + metadata + ", scope=\"api\"");
    }
}
