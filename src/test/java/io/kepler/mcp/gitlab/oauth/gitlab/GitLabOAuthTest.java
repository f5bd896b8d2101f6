package io.kepler.mcp.gitlab.oauth.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.oauth.GitLabTokens;
import io.kepler.mcp.gitlab.oauth.GitLabUser;
import io.kepler.mcp.gitlab.oauth.InvalidGrantException;
import io.kepler.mcp.gitlab.oauth.Issuer;
import io.kepler.mcp.gitlab.sample.RefreshMood;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import io.kepler.mcp.gitlab.sample.SampleOAuth;
import io.kepler.mcp.gitlab.sample.SampleTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitLabOAuthTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Issuer ISSUER = new Issuer(URI.create("http://localhost:8000"));

    private SampleGitLab sample;
    private JerseyGitLab http;
    private GitLabOAuth gitlab;

    @BeforeAll
    void start() throws IOException {
        sample = SampleGitLab.start(0, "/gitlab");
        http = new JerseyGitLab(Logins.gitlab(sample.url()));
        gitlab = Logins.oauth(http.oauth(), sample.url(), ISSUER, InstantSource.fixed(NOW));
    }

    @AfterEach
    void reset() {
        sample.reset();
    }

    @AfterAll
    void stop() {
        http.close();
        sample.close();
    }

    private GitLabTokens tokens(String username, String... scopes) {
        SampleTokens issued = sample.oauth().issue(username, SampleOAuth.REDIRECT_URI, scopes);
        return new GitLabTokens(new Secret(issued.access()), new Secret(issued.refresh()), NOW);
    }

    @Test
    void tradesARefreshTokenForANewPair() {
        GitLabTokens old = tokens("alice", "api");
        GitLabTokens fresh = gitlab.refresh(old);
        assertThat(fresh.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(sample.oauth().accepts(fresh.access().reveal())).isTrue();
        assertThat(sample.oauth().accepts(old.access().reveal())).isFalse();
        assertThat(gitlab.refresh(fresh)).isNotNull();
    }

    @Test
    void knowsWhenAGrantIsOver() {
        GitLabTokens tokens = tokens("alice", "api");
        gitlab.refresh(tokens);
        assertThatThrownBy(() -> gitlab.refresh(tokens)).isInstanceOf(InvalidGrantException.class);
    }

    @Test
    void takesAGitLabThatIsDownForNothingElse() {
        GitLabTokens tokens = tokens("alice", "api");
        sample.oauth().refreshing(RefreshMood.FAILING);
        assertThatThrownBy(() -> gitlab.refresh(tokens))
                .satisfies(thrown -> assertThat(fault(thrown)).isEqualTo(Fault.UNAVAILABLE));
        sample.failNext(429, Map.of("Retry-After", "7"), "Retry later\n");
        assertThatThrownBy(() -> gitlab.refresh(tokens))
                .isInstanceOfSatisfying(
                        GitLabException.class,
                        thrown -> assertThat(thrown.retryAfter()).hasValue(Duration.ofSeconds(7)));
        sample.oauth().refreshing(RefreshMood.GOOD);
        assertThat(gitlab.refresh(tokens)).isNotNull();
    }

    @Test
    void blamesNoGrantForAWrongSecretOfTheApplication() {
        GitLabOAuth wrong = new GitLabOAuth(
                http.oauth(),
                Logins.application(sample.url(), "gloas-wrong", sample.url() + "/api/v4/user"),
                sample.url(),
                ISSUER,
                InstantSource.fixed(NOW));
        GitLabTokens tokens = tokens("alice", "api");
        assertThatThrownBy(() -> wrong.refresh(tokens))
                .satisfies(thrown -> assertThat(fault(thrown)).isEqualTo(Fault.UNAVAILABLE));
    }

    @Test
    void takesAStrangeAnswerForAFailure() {
        GitLabTokens tokens = tokens("alice", "api");
        sample.failNext(200, Map.of(), "<html>Welcome to the hotel</html>");
        assertThatThrownBy(() -> gitlab.refresh(tokens))
                .satisfies(thrown -> assertThat(fault(thrown)).isEqualTo(Fault.UNAVAILABLE));
        sample.failNext(302, Map.of("Location", "http://127.0.0.1:1/oauth/token"), "");
        assertThatThrownBy(() -> gitlab.refresh(tokens))
                .satisfies(thrown -> assertThat(fault(thrown)).isEqualTo(Fault.UNAVAILABLE));
        assertThat(gitlab.refresh(tokens)).isNotNull();
    }

    private static Fault fault(Throwable thrown) {
        assertThat(thrown).isInstanceOf(GitLabException.class);
        return ((GitLabException) thrown).fault();
    }

    @Test
    void revokesBothTokens() {
        GitLabTokens tokens = tokens("bob", "api");
        gitlab.revoke(tokens);
        assertThat(sample.oauth().accepts(tokens.access().reveal())).isFalse();
        assertThat(sample.oauth().accepts(tokens.refresh().reveal())).isFalse();
        gitlab.revoke(tokens);
    }

    @Test
    void asksWhatATokenIs() {
        String foreign =
                sample.oauth().issueForeign("bob", "read_api", "openid").access();
        TokenInfo info = gitlab.info(new Secret(foreign)).orElseThrow();
        assertThat(info.userId()).isEqualTo(3);
        assertThat(info.applicationId()).isEqualTo(SampleOAuth.FOREIGN_CLIENT_ID);
        assertThat(info.scopes()).containsExactlyInAnyOrder("read_api", "openid");
        assertThat(info.expiresAt()).isBetween(NOW.plusSeconds(7000), NOW.plusSeconds(7200));
        assertThat(gitlab.info(new Secret("unknown"))).isEmpty();
        sample.failNext(502, Map.of(), "gone");
        assertThatThrownBy(() -> gitlab.info(new Secret(foreign))).isInstanceOf(GitLabException.class);
    }

    @Test
    void asksWhoseATokenIs() {
        GitLabUser alice = gitlab.user(tokens("alice", "read_api").access());
        assertThat(alice.instance()).isEqualTo(sample.url().toString());
        assertThat(alice.userId()).isEqualTo(2);
        assertThat(alice.username()).isEqualTo("alice");
        assertThat(alice.name()).isEqualTo("Alice");
        assertThat(alice.email()).hasValue("alice@example.com");
    }

    @Test
    void understandsUserInfoOfOpenIdToo() {
        GitLabOAuth openId = new GitLabOAuth(
                http.oauth(),
                Logins.application(sample.url(), SampleOAuth.CLIENT_SECRET, sample.url() + "/oauth/userinfo"),
                sample.url(),
                ISSUER,
                InstantSource.fixed(NOW));
        GitLabUser bob = openId.user(tokens("bob", "openid", "api").access());
        assertThat(bob.userId()).isEqualTo(3);
        assertThat(bob.username()).isEqualTo("bob");
        assertThat(bob.email()).hasValue("bob@example.com");
    }

    @Test
    void trustsNoUnconfirmedAddress() {
        sample.failNext(
                200,
                Map.of(),
                "{\"id\":9,\"username\":\"eve\",\"name\":null,\"email\":\"alice@example.com\",\"confirmed_at\":null,"
                        + "\"identities\":[{\"provider\":\"saml\",\"extern_uid\":\"uid-9\"}]}");
        GitLabUser eve = gitlab.user(new Secret("x"));
        assertThat(eve.email()).isEmpty();
        assertThat(eve.name()).isEqualTo("eve");
        assertThat(eve.externUids()).containsExactly("uid-9");
    }
}
