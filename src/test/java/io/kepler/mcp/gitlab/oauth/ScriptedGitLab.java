package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A GitLab of one page: who signs in, which tokens live, who is in which group, and whether it answers at all. */
final class ScriptedGitLab implements GitLabLogin, GitLabApplication, GitLab {
    static final String INSTANCE = "https://gitlab.example.com";
    static final GitLabUser ALICE = new GitLabUser(
            INSTANCE, 11, "alice", "Alice A.", Optional.of("alice@example.com"), List.of("cn=alice,dc=example"));
    static final GitLabUser BOB =
            new GitLabUser(INSTANCE, 12, "bob", "Bob B.", Optional.of("bob@example.com"), List.of());

    final Set<String> members = ConcurrentHashMap.newKeySet();
    final List<String> revoked = new CopyOnWriteArrayList<>();
    /** Access tokens that GitLab does not accept any more. */
    final Set<String> ended = ConcurrentHashMap.newKeySet();
    /** What was asked with which token, refused or not. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final AtomicInteger refreshes = new AtomicInteger();
    volatile boolean down;
    volatile boolean groupsDown;
    volatile boolean refreshesFail;
    volatile boolean withdrawn;

    private final TestClock clock;
    private final SessionCookie cookie;
    private final AtomicInteger logins = new AtomicInteger();
    private final Map<String, GitLabUser> signedIn = new ConcurrentHashMap<>();
    private final Map<String, FreshLogin> fresh = new ConcurrentHashMap<>();

    ScriptedGitLab(TestClock clock, Issuer issuer) {
        this.clock = clock;
        this.cookie = new SessionCookie(issuer);
    }

    /** Somebody signs in in the browser with this cookie; gives the access token that came of it. */
    String signIn(String cookieValue, GitLabUser user) {
        GitLabTokens tokens = tokens(user.username() + "-" + logins.incrementAndGet());
        signedIn.put(cookieValue, user);
        fresh.put(cookieValue, new FreshLogin(user, tokens));
        return tokens.access().reveal();
    }

    GitLabTokens tokens(String name) {
        return new GitLabTokens(
                new Secret("gitlab-access-" + name),
                new Secret("gitlab-refresh-" + name),
                clock.instant().plus(Duration.ofHours(2)));
    }

    @Override
    public Optional<GitLabUser> user(HttpServletRequest request, HttpServletResponse response) {
        return cookie.read(request).map(signedIn::get);
    }

    @Override
    public Optional<FreshLogin> take(HttpServletRequest request, HttpServletResponse response) {
        return cookie.read(request).map(fresh::remove);
    }

    @Override
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        cookie.read(request).ifPresent(value -> {
            signedIn.remove(value);
            fresh.remove(value);
        });
    }

    @Override
    public GitLabTokens refresh(GitLabTokens tokens) {
        refreshes.incrementAndGet();
        answer(down || refreshesFail);
        if (withdrawn) {
            throw new InvalidGrantException("invalid_grant");
        }
        return tokens("refreshed-" + refreshes.get());
    }

    @Override
    public void revoke(GitLabTokens tokens) {
        answer(down);
        revoked.add(tokens.access().reveal());
    }

    /** Knows the members of groups, {@code /groups/staff/members/all/11}, everybody's own account, and one merge. */
    @Override
    public Reply send(Request request, Credential credential, Deadline deadline) {
        asked.add(request.method() + " " + request.path() + " " + credential.token());
        answer(down || groupsDown);
        if (ended.contains(credential.token()) || request.path().endsWith("/merge")) {
            throw new GitLabException(Fault.UNAUTHENTICATED, 401, "401", Optional.of("id"), Optional.empty());
        }
        if (request.path().equals("/user")) {
            return new Found();
        }
        if (!members.contains(request.path())) {
            throw new GitLabException(Fault.NOT_FOUND, "404 Not found");
        }
        return new Found();
    }

    private static void answer(boolean unable) {
        if (unable) {
            throw new GitLabException(Fault.UNAVAILABLE, "GitLab does not answer");
        }
    }

    @Override
    public void close() {}

    private static final class Found implements Reply {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
