package io.kepler.mcp.gitlab.gitlab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A GitLab in memory. It knows Alice and Bob by their tokens, answers what a test taught it, and 404 otherwise. */
public final class FakeGitLab implements GitLab {

    public static final Credential ALICE = Credentials.privateToken("glpat-alice-secret");
    public static final Credential BOB = Credentials.privateToken("glpat-bob-secret");

    /** One request and who sent it. */
    public record Asked(Request request, Credential credential) {

        /** Method, path and query as one line. */
        public String line() {
            StringBuilder line = new StringBuilder(request.method() + " " + request.path());
            request.query().forEach(pair -> line.append(" ").append(pair));
            return line.toString();
        }

        public Map<String, String> query() {
            Map<String, String> query = new TreeMap<>();
            request.query().forEach(pair -> query.put(pair.getKey(), pair.getValue()));
            return query;
        }
    }

    private final Map<String, Function<Asked, Reply>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public FakeGitLab() {
        on("GET", "/user", FakeGitLab::user);
    }

    /** Teaches what to answer; the last lesson about a method and path counts. */
    public FakeGitLab on(String method, String path, Function<Asked, Reply> answer) {
        answers.put(method + " " + path, answer);
        return this;
    }

    public FakeGitLab on(String method, String path, String json) {
        return on(method, path, asked -> FakeReply.of(json));
    }

    /** Teaches to fail with what needs no declaring. */
    public FakeGitLab failing(String method, String path, Throwable failure) {
        return on(method, path, asked -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
    }

    public List<Asked> asked() {
        return asked;
    }

    @Override
    public Reply send(Request request, Credential credential, Deadline deadline) {
        Asked now = new Asked(request, credential);
        asked.add(now);
        Function<Asked, Reply> answer = answers.get(request.method() + " " + request.path());
        if (answer == null) {
            throw refusal(Fault.NOT_FOUND, 404, "Not found");
        }
        return answer.apply(now);
    }

    public static GitLabException refusal(Fault fault, int status, String message) {
        return new GitLabException(fault, status, message, Optional.of("req-1"), Optional.empty());
    }

    private static Reply user(Asked asked) {
        String token = asked.credential().token();
        if (token.equals(ALICE.token())) {
            return FakeReply.of("{\"id\":1,\"username\":\"alice\",\"name\":\"Alice\"}");
        }
        if (token.equals(BOB.token())) {
            return FakeReply.of("{\"id\":2,\"username\":\"bob\",\"name\":\"Bob\"}");
        }
        throw refusal(Fault.UNAUTHENTICATED, 401, "GitLab does not accept the token");
    }

    @Override
    public void close() {}
}
