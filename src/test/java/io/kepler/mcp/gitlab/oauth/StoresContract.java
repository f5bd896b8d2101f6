package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.GITLAB;
import static io.kepler.mcp.gitlab.oauth.Examples.NOW;
import static io.kepler.mcp.gitlab.oauth.Examples.client;
import static io.kepler.mcp.gitlab.oauth.Examples.code;
import static io.kepler.mcp.gitlab.oauth.Examples.consent;
import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.hash;
import static io.kepler.mcp.gitlab.oauth.Examples.id;
import static io.kepler.mcp.gitlab.oauth.Examples.request;
import static io.kepler.mcp.gitlab.oauth.Examples.token;
import static io.kepler.mcp.gitlab.oauth.Examples.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all stores have to do, whatever they keep their things in. Tests share a store and use ids of their own. */
public abstract class StoresContract {
    private static final Duration GRACE = Duration.ofSeconds(45);
    private static final int CROWD = 16;

    private final long user = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);

    /** The stores of one node, or of another one with the same data. */
    protected abstract Stores node(int number);

    private Stores stores() {
        return node(0);
    }

    private static Stores either(StoresContract contract, int member) {
        return contract.node(member % 2);
    }

    private Grant saved() {
        return stores().grants().save(grant(user, id()));
    }

    // Clients

    @Test
    void remembersAClientAsItIs() {
        Client client = client(id());
        stores().clients().add(client, "address");

        assertThat(node(1).clients().find(client.id())).contains(client);
        assertThat(stores().clients().find(id())).isEmpty();
    }

    @Test
    void replacesTheClientOfAnId() {
        Client old = client(id());
        Client now = new Client(
                old.id(),
                ClientOrigin.METADATA_DOCUMENT,
                "New name",
                List.of(),
                ClientAuthentication.NONE,
                Optional.empty(),
                NOW.plusSeconds(1),
                NOW.plusSeconds(2));
        stores().clients().add(old, "address");
        stores().clients().add(now, "address");

        assertThat(stores().clients().find(old.id())).contains(now);
    }

    @Test
    void countsTheRegistrationsOfAnAddress() {
        String address = hash();
        stores().clients().add(client(id()), address);
        stores().clients().add(client(id()), address);
        stores().clients().add(client(id()), hash());

        assertThat(stores().clients().registeredSince(address, NOW)).isEqualTo(2);
        assertThat(stores().clients().registeredSince(address, NOW.plusSeconds(1)))
                .isZero();
    }

    @Test
    void removesOnlyTheClientsThatNobodyUses() {
        Client unused = client(id());
        Client usedLater = client(id());
        Client granted = client(id());
        List.of(unused, usedLater, granted).forEach(client -> stores().clients().add(client, "address"));
        stores().clients().used(usedLater.id(), NOW.plusSeconds(10));
        stores().grants().save(grant(user, granted.id()));

        assertThat(stores().clients().removeUnused(NOW.plusSeconds(10))).isPositive();

        assertThat(stores().clients().find(unused.id())).isEmpty();
        assertThat(stores().clients().find(usedLater.id())).map(Client::usedAt).contains(NOW.plusSeconds(10));
        assertThat(stores().clients().find(granted.id())).contains(granted);
    }

    // Authorization requests

    @Test
    void handsARequestOutOnce() {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(node(1).authorizationRequests().find(request.idHash())).contains(request);
        assertThat(node(1).authorizationRequests().take(request.idHash(), NOW)).contains(request);
        assertThat(stores().authorizationRequests().take(request.idHash(), NOW)).isEmpty();
        assertThat(stores().authorizationRequests().find(request.idHash())).isEmpty();
    }

    @Test
    void handsNoRequestOutAfterItsTime() {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(stores().authorizationRequests().take(request.idHash(), request.expiresAt()))
                .isEmpty();
    }

    @Test
    void takesAConsentOnce() {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(stores().authorizationRequests().consent(request.idHash())).isTrue();
        assertThat(stores().authorizationRequests().consent(request.idHash())).isFalse();
        assertThat(stores().authorizationRequests().consent(hash())).isFalse();
        assertThat(stores().authorizationRequests().find(request.idHash()))
                .map(AuthorizationRequest::consented)
                .contains(true);
    }

    @Test
    void handsARequestToOneOfManyWhoAskAtOnce() throws Exception {
        AuthorizationRequest request = request(hash());
        stores().authorizationRequests().add(request);

        assertThat(Crowd.does(
                        CROWD,
                        member -> either(this, member).authorizationRequests().take(request.idHash(), NOW)))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    // Authorization codes

    @Test
    void redeemsACodeOnceAndTellsOfASecondTime() {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);

        assertThat(node(1).authorizationCodes().redeem(code.codeHash(), NOW)).contains(new Redemption(code, true));
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), NOW)).contains(new Redemption(code, false));
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), code.expiresAt()))
                .contains(new Redemption(code, false));
    }

    @Test
    void redeemsNeitherAnUnknownNorAnExpiredCode() {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);

        assertThat(stores().authorizationCodes().redeem(hash(), NOW)).isEmpty();
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), code.expiresAt()))
                .isEmpty();
    }

    @Test
    void takesNoCodeForAGrantThatIsGone() {
        assertThatThrownBy(() -> stores().authorizationCodes().add(code(hash(), id(), id())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void redeemsACodeFirstForOneOfManyWhoAskAtOnce() throws Exception {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);

        assertThat(Crowd.does(
                        CROWD,
                        member -> either(this, member)
                                .authorizationCodes()
                                .redeem(code.codeHash(), NOW)
                                .orElseThrow()
                                .first()))
                .containsOnlyOnce(true)
                .hasSize(CROWD);
    }

    // Grants

    @Test
    void keepsOneGrantPerUserClientAndInstance() {
        Grant first = saved();
        Grant again = new Grant(
                id(),
                first.clientId(),
                GITLAB,
                user,
                "ada2",
                "Ada King",
                tokens("second", NOW.plusSeconds(1)),
                NOW.plusSeconds(5),
                NOW.plusSeconds(6));

        Grant kept = node(1).grants().save(again);

        assertThat(kept)
                .isEqualTo(new Grant(
                        first.id(),
                        first.clientId(),
                        GITLAB,
                        user,
                        "ada2",
                        "Ada King",
                        tokens("second", NOW.plusSeconds(1)),
                        NOW,
                        NOW.plusSeconds(6)));
        assertThat(stores().grants().find(first.id())).contains(kept);
        assertThat(stores().grants().find(again.id())).isEmpty();
    }

    @Test
    void listsTheGrantsOfAUserAtOneGitLab() {
        Grant one = saved();
        Grant other = saved();
        stores().grants().save(grant(user - 1, one.clientId()));

        assertThat(stores().grants().ofUser(GITLAB, user)).containsExactlyInAnyOrder(one, other);
        assertThat(stores().grants().ofUser("https://other.example.com", user)).isEmpty();
    }

    @Test
    void savesOneGrantWhenManySaveAtOnce() throws Exception {
        String client = id();

        List<Grant> kept =
                Crowd.does(CROWD, member -> either(this, member).grants().save(grant(user, client)));

        assertThat(kept).extracting(Grant::id).containsOnly(kept.get(0).id());
        assertThat(stores().grants().ofUser(GITLAB, user)).hasSize(1);
    }

    @Test
    void notesTheLastUse() {
        Grant grant = saved();

        stores().grants().used(grant.id(), NOW.plusSeconds(9));

        assertThat(stores().grants().find(grant.id())).map(Grant::usedAt).contains(NOW.plusSeconds(9));
    }

    @Test
    void removesAGrantWithAllItsTokensAndCodes() {
        Grant grant = saved();
        String family = id();
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), family);
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), family);
        AuthorizationCode code = code(hash(), grant.id(), id());
        stores().issuedTokens().add(access, refresh);
        stores().authorizationCodes().add(code);

        assertThat(node(1).grants().remove(grant.id())).isTrue();
        assertThat(stores().grants().remove(grant.id())).isFalse();

        assertThat(stores().grants().find(grant.id())).isEmpty();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
        assertThat(stores().issuedTokens().find(refresh.hash())).isEmpty();
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), NOW)).isEmpty();
    }

    @Test
    void removesOldGrantsThatNoTokenAndNoCodeLeadsTo() {
        Grant idle = saved();
        Grant withToken = saved();
        Grant withCode = saved();
        Grant usedAgain = saved();
        stores().issuedTokens()
                .add(token(TokenKind.ACCESS, withToken.id(), id()), token(TokenKind.REFRESH, withToken.id(), id()));
        stores().authorizationCodes().add(code(hash(), withCode.id(), id()));
        stores().grants().used(usedAgain.id(), NOW.plusSeconds(10));

        List<Grant> removed = Stream.generate(() -> stores().grants().removeOneWithoutTokens(NOW.plusSeconds(10)))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();

        assertThat(removed).contains(idle);
        assertThat(stores().grants().ofUser(GITLAB, user))
                .extracting(Grant::id)
                .containsExactlyInAnyOrder(withToken.id(), withCode.id(), usedAgain.id());
    }

    @Test
    void givesAGrantThatIsOverToOneOfTheNodesThatRemoveIt() throws Exception {
        Grant idle = saved();

        List<Optional<Grant>> removed =
                Crowd.does(CROWD, member -> either(this, member).grants().removeOneWithoutTokens(NOW.plusSeconds(10)));

        assertThat(removed).filteredOn(Optional.of(idle)::equals).hasSize(1);
    }

    @Test
    void removesAGrantThatNothingGoodLeadsTo() {
        Grant withToken = saved();
        Grant withCode = saved();
        Grant withUsedCode = saved();
        String used = hash();
        stores().issuedTokens()
                .add(token(TokenKind.ACCESS, withToken.id(), id()), token(TokenKind.REFRESH, withToken.id(), id()));
        stores().authorizationCodes().add(code(hash(), withCode.id(), id()));
        stores().authorizationCodes().add(code(used, withUsedCode.id(), id()));
        stores().authorizationCodes().redeem(used, NOW);

        assertThat(stores().grants().removeUnused(withToken.id(), NOW)).isEmpty();
        assertThat(stores().grants().removeUnused(withCode.id(), NOW)).isEmpty();
        assertThat(stores().grants().removeUnused(withUsedCode.id(), NOW)).contains(withUsedCode);
        assertThat(stores().grants().removeUnused(withUsedCode.id(), NOW)).isEmpty();

        Instant later = NOW.plus(Duration.ofDays(365));
        assertThat(node(1).grants().removeUnused(withToken.id(), later)).contains(withToken);
        assertThat(node(1).grants().removeUnused(withCode.id(), later)).contains(withCode);
        assertThat(stores().grants().ofUser(GITLAB, user)).isEmpty();
    }

    // Refreshing a grant

    @Test
    void refreshesAGrantAndGivesItBackAsItIsNow() {
        Grant grant = saved();
        GitLabTokens fresh = tokens("fresh", NOW.plusSeconds(7200));

        assertThat(stores().grants().refresh(grant.id(), old -> old.with(fresh)))
                .contains(grant.with(fresh));
        assertThat(node(1).grants().find(grant.id())).contains(grant.with(fresh));
        assertThat(stores().grants().refresh(id(), old -> old)).isEmpty();
    }

    @Test
    void changesNothingWhenTheWorkOfARefreshFails() {
        Grant grant = saved();

        assertThatThrownBy(() -> stores().grants().refresh(grant.id(), old -> {
                    throw new UnsupportedOperationException("GitLab is down");
                }))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("GitLab is down");
        assertThat(node(1).grants().refresh(grant.id(), old -> old)).contains(grant);
    }

    @Test
    void refreshesOnceWhenManyFindAGrantExpired() throws Exception {
        Grant grant = saved();
        AtomicInteger calls = new AtomicInteger();
        List<String> steps = Collections.synchronizedList(new ArrayList<>());

        List<Optional<Grant>> answers = Crowd.does(
                64,
                member -> either(this, member).grants().refresh(grant.id(), old -> {
                    steps.add("in");
                    Grant now = old.tokens().equals(grant.tokens())
                            ? old.with(tokens("call-" + calls.incrementAndGet(), NOW.plusSeconds(7200)))
                            : old;
                    steps.add("out");
                    return now;
                }));

        assertThat(calls).hasValue(1);
        assertThat(answers).hasSize(64).containsOnly(Optional.of(grant.with(tokens("call-1", NOW.plusSeconds(7200)))));
        assertThat(steps).startsWith("in", "out", "in", "out").hasSize(128);
        for (int i = 0; i < steps.size(); i += 2) {
            assertThat(steps.subList(i, i + 2)).containsExactly("in", "out");
        }
    }

    @Test
    void leavesTheRestOfTheWorldAloneWhileAGrantIsRefreshed() throws Exception {
        Grant grant = saved();
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), id());
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), access.familyId());

        stores().grants().refresh(grant.id(), inElsewhere(elsewhere -> {
            assertThat(elsewhere.grants().find(grant.id())).contains(grant);
            assertThat(elsewhere.issuedTokens().add(access, refresh)).isTrue();
            assertThat(elsewhere.issuedTokens().find(access.hash())).contains(access);
            elsewhere.grants().used(grant.id(), NOW.plusSeconds(3));
            return true;
        })::apply);
    }

    /** Runs something on another thread and node before it hands the grant back. */
    private Function<Grant, Grant> inElsewhere(Function<Stores, Boolean> work) {
        return old -> {
            try {
                assertThat(Crowd.does(1, member -> work.apply(node(1)))).containsExactly(true);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return old;
        };
    }

    // Issued tokens

    @Test
    void remembersTheTokensItIssued() {
        Grant grant = saved();
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), id());
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), access.familyId());

        assertThat(stores().issuedTokens().add(access, refresh)).isTrue();

        assertThat(node(1).issuedTokens().find(access.hash())).contains(access);
        assertThat(node(1).issuedTokens().find(refresh.hash())).contains(refresh);
        assertThat(stores().issuedTokens().find(hash())).isEmpty();
    }

    @Test
    void issuesNothingForAGrantThatIsGone() {
        IssuedToken access = token(TokenKind.ACCESS, id(), id());

        assertThat(stores().issuedTokens().add(access, token(TokenKind.REFRESH, access.grantId(), id())))
                .isFalse();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
    }

    @Test
    void issuesNothingWhenTheFamilyWasRemovedInBetween() {
        AuthorizationCode code = code(hash(), saved().id(), id());
        stores().authorizationCodes().add(code);
        stores().authorizationCodes().redeem(code.codeHash(), NOW);
        stores().issuedTokens().removeFamily(code.familyId());
        IssuedToken access = token(TokenKind.ACCESS, code.grantId(), code.familyId());

        assertThat(node(1).issuedTokens().add(access, token(TokenKind.REFRESH, code.grantId(), code.familyId())))
                .isFalse();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
    }

    @Test
    void replacesARefreshTokenAndForgivesARepetitionForAMoment() {
        IssuedToken first = issued();
        Pair second = new Pair(first);
        Pair third = new Pair(first);

        assertThat(second.rotate(stores(), first, NOW)).isEqualTo(Rotation.REPLACED);
        assertThat(third.rotate(node(1), first, NOW.plus(GRACE))).isEqualTo(Rotation.GRACE);

        assertThat(second.isKnown(stores())).isTrue();
        assertThat(third.isKnown(stores())).isTrue();
        assertThat(stores().issuedTokens().find(first.hash()))
                .flatMap(IssuedToken::replacedAt)
                .contains(NOW);
    }

    @Test
    void removesTheFamilyWhenAnOldRefreshTokenComesBack() {
        IssuedToken first = issued();
        IssuedToken stranger = issued();
        Pair second = new Pair(first);
        Pair third = new Pair(first);
        second.rotate(stores(), first, NOW);

        assertThat(third.rotate(stores(), first, NOW.plus(GRACE).plusMillis(1))).isEqualTo(Rotation.REUSED);

        assertThat(second.isKnown(stores())).isFalse();
        assertThat(third.isKnown(stores())).isFalse();
        assertThat(stores().issuedTokens().find(first.hash())).isEmpty();
        assertThat(stores().issuedTokens().find(stranger.hash())).contains(stranger);
    }

    @Test
    void replacesNoTokenThatIsUnknownExpiredOrNoRefreshToken() {
        IssuedToken refresh = issued();
        Pair next = new Pair(refresh);
        IssuedToken unknown = token(TokenKind.REFRESH, refresh.grantId(), refresh.familyId());
        Pair current = new Pair(refresh);
        current.rotate(stores(), refresh, NOW);

        assertThat(next.rotate(stores(), unknown, NOW)).isEqualTo(Rotation.GONE);
        assertThat(next.rotate(stores(), current.access(), NOW)).isEqualTo(Rotation.GONE);
        assertThat(next.rotate(stores(), current.refresh(), refresh.expiresAt()))
                .isEqualTo(Rotation.GONE);
        assertThat(next.isKnown(stores())).isFalse();
    }

    @Test
    void replacesARefreshTokenForOneOfManyWhoAskAtOnce() throws Exception {
        IssuedToken first = issued();

        assertThat(Crowd.does(CROWD, member -> new Pair(first).rotate(either(this, member), first, NOW)))
                .containsOnlyOnce(Rotation.REPLACED)
                .containsOnly(Rotation.REPLACED, Rotation.GRACE)
                .hasSize(CROWD);
    }

    @Test
    void leavesNothingOfAFamilyThatIsRemovedWhileItGrows() throws Exception {
        IssuedToken first = issued();
        List<Pair> pairs = Collections.synchronizedList(new ArrayList<>());

        Crowd.does(CROWD, member -> {
            if (member == 0) {
                node(0).issuedTokens().removeFamily(first.familyId());
                return Rotation.GONE;
            }
            Pair pair = new Pair(first);
            pairs.add(pair);
            return pair.rotate(either(this, member), first, NOW);
        });

        assertThat(stores().issuedTokens().find(first.hash())).isEmpty();
        assertThat(pairs).hasSize(CROWD - 1).noneMatch(pair -> pair.isKnown(stores()));
    }

    private IssuedToken issued() {
        Grant grant = saved();
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), id());
        stores().issuedTokens().add(token(TokenKind.ACCESS, grant.id(), refresh.familyId()), refresh);
        return refresh;
    }

    /** What a rotation issues. */
    private record Pair(IssuedToken access, IssuedToken refresh) {
        Pair(IssuedToken of) {
            this(
                    token(TokenKind.ACCESS, of.grantId(), of.familyId()),
                    token(TokenKind.REFRESH, of.grantId(), of.familyId()));
        }

        Rotation rotate(Stores stores, IssuedToken old, Instant now) {
            return stores.issuedTokens().rotate(old.hash(), access, refresh, now, GRACE);
        }

        boolean isKnown(Stores stores) {
            return stores.issuedTokens().find(access.hash()).isPresent()
                    || stores.issuedTokens().find(refresh.hash()).isPresent();
        }
    }

    // Browser sessions

    @Test
    void remembersValuesOfABrowserSessionUntilTheirTime() {
        String session = hash();
        byte[] value = "state".getBytes(StandardCharsets.UTF_8);
        stores().browserSessions().put(session, "state", value, NOW.plusSeconds(10));

        assertThat(node(1).browserSessions().get(session, "state", NOW)).hasValue(value);
        assertThat(stores().browserSessions().get(session, "other", NOW)).isEmpty();
        assertThat(stores().browserSessions().get(hash(), "state", NOW)).isEmpty();
        assertThat(stores().browserSessions().get(session, "state", NOW.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    void replacesRemovesAndForgetsValues() {
        String session = hash();
        BrowserSessions sessions = stores().browserSessions();
        sessions.put(session, "a", new byte[] {1}, NOW.plusSeconds(10));
        sessions.put(session, "a", new byte[] {2}, NOW.plusSeconds(20));
        sessions.put(session, "b", new byte[0], NOW.plusSeconds(10));

        assertThat(sessions.get(session, "a", NOW.plusSeconds(15))).hasValue(new byte[] {2});
        sessions.remove(session, "a");
        assertThat(sessions.get(session, "a", NOW)).isEmpty();
        assertThat(sessions.get(session, "b", NOW)).hasValue(new byte[0]);
        sessions.destroy(session);
        assertThat(sessions.get(session, "b", NOW)).isEmpty();
    }

    @Test
    void movesASessionToANewCookie() {
        String before = hash();
        String after = hash();
        stores().browserSessions().put(before, "a", new byte[] {1}, NOW.plusSeconds(10));

        stores().browserSessions().rename(before, after);

        assertThat(stores().browserSessions().get(before, "a", NOW)).isEmpty();
        assertThat(stores().browserSessions().get(after, "a", NOW)).hasValue(new byte[] {1});
    }

    @Test
    void keepsOneValueWhenManyPutAtOnce() throws Exception {
        String session = hash();

        Crowd.does(CROWD, member -> {
            either(this, member).browserSessions().put(session, "a", new byte[] {(byte) member}, NOW.plusSeconds(10));
            return member;
        });

        assertThat(stores().browserSessions().get(session, "a", NOW))
                .hasValueSatisfying(value -> assertThat(value).hasSize(1));
    }

    // Consents

    @Test
    void remembersTheLastConsentOfAUserToAClient() {
        String client = id();
        Consent last = new Consent(GITLAB, user, client, Set.of(Scope.API), "app.example.com", NOW.plusSeconds(1));
        stores().consents().add(consent(user, client));
        node(1).consents().add(last);

        assertThat(stores().consents().ofUser(GITLAB, user)).containsExactly(last);
        stores().consents().remove(GITLAB, user, client);
        assertThat(stores().consents().ofUser(GITLAB, user)).isEmpty();
    }

    // Purge

    @Test
    void purgesWhatExpiredAndNothingElse() {
        AuthorizationRequest request = request(hash());
        Grant grant = saved();
        IssuedToken refresh = token(TokenKind.REFRESH, grant.id(), id());
        IssuedToken access = token(TokenKind.ACCESS, grant.id(), refresh.familyId());
        AuthorizationCode code = code(hash(), grant.id(), id());
        stores().authorizationRequests().add(request);
        stores().issuedTokens().add(access, refresh);
        stores().authorizationCodes().add(code);

        assertThat(stores().purge(access.expiresAt())).isGreaterThanOrEqualTo(3);

        assertThat(stores().authorizationRequests().find(request.idHash())).isEmpty();
        assertThat(stores().issuedTokens().find(access.hash())).isEmpty();
        assertThat(stores().authorizationCodes().redeem(code.codeHash(), NOW)).isEmpty();
        assertThat(stores().issuedTokens().find(refresh.hash())).contains(refresh);
        assertThat(stores().grants().find(grant.id())).contains(grant);
    }

    @Test
    void purgesEverythingInTheEnd() {
        Client client = client(id());
        Grant grant = stores().grants().save(grant(user, client.id()));
        String session = hash();
        stores().clients().add(client, "address");
        stores().issuedTokens()
                .add(token(TokenKind.ACCESS, grant.id(), id()), token(TokenKind.REFRESH, grant.id(), id()));
        stores().consents().add(consent(user, client.id()));
        stores().browserSessions().put(session, "a", new byte[] {1}, NOW.plusSeconds(10));

        new Purge(stores(), Optional.empty()).run(NOW.plus(Duration.ofDays(366)));
        stores().purge(NOW.plus(Duration.ofDays(366)));

        assertThat(stores().grants().find(grant.id())).isEmpty();
        assertThat(stores().clients().find(client.id())).isEmpty();
        assertThat(stores().consents().ofUser(GITLAB, user)).isEmpty();
        assertThat(stores().browserSessions().get(session, "a", NOW)).isEmpty();
    }
}
