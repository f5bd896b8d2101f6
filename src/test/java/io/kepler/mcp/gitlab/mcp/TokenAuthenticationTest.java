package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Identities;
import io.kepler.mcp.gitlab.tools.Caller;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAuthenticationTest {

    private static final String TOKEN = "glpat-alice-secret";

    private final FakeGitLab gitlab = new FakeGitLab();
    private final TokenAuthentication authentication = new TokenAuthentication(
            gitlab, new Identities(gitlab, URI.create("https://gitlab.example"), List.of(), Duration.ofMinutes(5), 10));

    @Test
    void takesTheTokenFromTheHeaderThatWins() throws RpcException {
        Sent all = Sent.nothing()
                .with("Authorization", "Bearer oauth-token")
                .with("JOB-TOKEN", "job-token")
                .with("PRIVATE-TOKEN", TOKEN);

        assertThat(authentication.credential(all)).isEqualTo(credential(Credential.Scheme.PRIVATE_TOKEN, TOKEN));
        assertThat(authentication.credential(all.without("PRIVATE-TOKEN")))
                .isEqualTo(credential(Credential.Scheme.JOB_TOKEN, "job-token"));
        assertThat(authentication.credential(all.without("PRIVATE-TOKEN").without("JOB-TOKEN")))
                .isEqualTo(credential(Credential.Scheme.BEARER, "oauth-token"));
    }

    @Test
    void readsHeadersInAnyCaseWithoutTheSpaceAroundTheToken() throws RpcException {
        assertThat(authentication
                        .credential(Sent.nothing().with("authorization", "bEaReR   oauth-token "))
                        .token())
                .isEqualTo("oauth-token");
        assertThat(authentication
                        .credential(Sent.nothing().with("private-token", " " + TOKEN + "\t"))
                        .token())
                .isEqualTo(TOKEN);
    }

    @Test
    void wantsAToken() {
        RpcException refused = refusal(Sent.nothing());

        assertThat(refused.code()).isEqualTo(40101);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"GitLab\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "short", "two words-here", "tökentöken", "line\nbreak-token", "token\u0000token"})
    void refusesATokenThatIsNoneWithoutAskingGitLab(String token) {
        for (String header : new String[] {"PRIVATE-TOKEN", "JOB-TOKEN"}) {
            assertMalformed(Sent.nothing().with(header, token).with("Authorization", "Bearer good-token"));
        }
        assertMalformed(Sent.nothing().with("Authorization", "Bearer " + token));
        assertThat(gitlab.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic dXNlcjpwYXNz", "glpat-alice-secret", "BearerX glpat-alice-secret"})
    void refusesAnotherKindOfAuthorization(String value) {
        assertMalformed(Sent.nothing().with("Authorization", value));
    }

    @Test
    void refusesATokenThatIsTooLong() {
        assertMalformed(Sent.nothing().with("PRIVATE-TOKEN", "a".repeat(5_000)));
    }

    @Test
    void tellsWhoCalls() throws RpcException {
        Caller caller = authentication.caller(FakeGitLab.ALICE);

        assertThat(caller.identity().username()).isEqualTo("alice");
        assertThat(caller.credential()).isEqualTo(FakeGitLab.ALICE);
        assertThat(authentication.caller(FakeGitLab.BOB).identity().userId()).isEqualTo(2);
    }

    @Test
    void refusesATokenThatGitLabRefuses() {
        RpcException refused = refusal(Sent.nothing().with("PRIVATE-TOKEN", "glpat-of-nobody"));

        assertThat(refused.code()).isEqualTo(40103);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"GitLab\", error=\"invalid_token\"");
        assertThat(refused.text()).doesNotContain("glpat");
    }

    @Test
    void refusesATokenThatMayNotSayWhoseItIs() {
        gitlab.failing("GET", "/user", new GitLabException(Fault.FORBIDDEN, "insufficient_scope"));

        RpcException refused = refusal(Sent.nothing().with("PRIVATE-TOKEN", TOKEN));

        assertThat(refused.code()).isEqualTo(40301);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("read_api");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAUTHENTICATED", "FORBIDDEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void asksToComeBackWhenGitLabCannotBeAsked(Fault fault) {
        gitlab.failing("GET", "/user", new GitLabException(fault, "no connection to 10.0.0.1"));

        RpcException refused = refusal(Sent.nothing().with("PRIVATE-TOKEN", TOKEN));

        assertThat(refused.code()).isEqualTo(50301);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.headers()).isEqualTo(Map.of("Retry-After", "5"));
        assertThat(refused.text()).doesNotContain("10.0.0.1");
    }

    @Test
    void passesOnHowLongGitLabWantsUsToWait() {
        gitlab.failing(
                "GET",
                "/user",
                new GitLabException(
                        Fault.RATE_LIMITED, 429, "", Optional.empty(), Optional.of(Duration.ofSeconds(42))));
        assertThat(refusal(Sent.nothing().with("PRIVATE-TOKEN", TOKEN)).headers())
                .containsEntry("Retry-After", "42");

        gitlab.failing(
                "GET",
                "/user",
                new GitLabException(Fault.RATE_LIMITED, 429, "", Optional.empty(), Optional.of(Duration.ZERO)));
        assertThat(refusal(Sent.nothing().with("PRIVATE-TOKEN", TOKEN)).headers())
                .containsEntry("Retry-After", "1");
    }

    @Test
    void takesAnAnswerThatIsNoUserForAnAbsentGitLab() {
        gitlab.on("GET", "/user", asked -> FakeReply.of("<html>Welcome</html>"));

        assertThat(refusal(Sent.nothing().with("PRIVATE-TOKEN", TOKEN)).status())
                .isEqualTo(503);
    }

    @Test
    void checksATokenAfreshOnceItIsForgotten() throws RpcException {
        Caller caller = authentication.caller(FakeGitLab.ALICE);
        authentication.caller(FakeGitLab.ALICE);
        assertThat(gitlab.asked()).hasSize(1);

        authentication.forget(caller);
        gitlab.failing("GET", "/user", new GitLabException(Fault.UNAUTHENTICATED, "revoked"));

        assertThat(refusal(Sent.nothing().with("PRIVATE-TOKEN", TOKEN)).code()).isEqualTo(40103);
    }

    private void assertMalformed(Headers headers) {
        RpcException refused = refusal(headers);
        assertThat(refused.code()).isEqualTo(40102);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers())
                .containsEntry("WWW-Authenticate", "Bearer realm=\"GitLab\", error=\"invalid_token\"");
    }

    private RpcException refusal(Headers headers) {
        RpcException refused = catchThrowableOfType(
                RpcException.class, () -> authentication.caller(authentication.credential(headers)));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }

    private static Credential credential(Credential.Scheme scheme, String token) {
        return new Credential(scheme, token);
    }
}
