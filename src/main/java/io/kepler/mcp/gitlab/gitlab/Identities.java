package io.kepler.mcp.gitlab.gitlab;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who the tokens belong to. GitLab is asked once per token and while; the token itself is kept nowhere, only its hash.
 * A refused token is remembered for a moment, so that guessing costs GitLab little. Tokens that nobody knows yet are
 * looked at a few at once, over connections of their own: whoever invents tokens does not stand in the way of users.
 * Whoever the operator does not let in is refused like a wrong token.
 */
public final class Identities {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration REFUSED_FOR = Duration.ofSeconds(5);

    /** So long a token that was good is not taken for a stranger's when it is to be asked again. */
    private static final Duration FAMILIAR_FOR = Duration.ofHours(12);

    private final GitLab gitlab;
    private final GitLab strangers;
    private final Turnstile turnstile;
    private final URI instance;
    private final List<String> groups;
    private final Recent<Identity> known;
    private final Recent<GitLabException> refused;
    private final Recent<Boolean> familiar;
    private final SingleFlight<Identity> asking = new SingleFlight<>();

    /** Knows members of the groups only, everybody when there is none; asks over the same connections about all. */
    public Identities(GitLab gitlab, URI instance, List<String> groups, Duration ttl, int maxEntries) {
        this(gitlab, gitlab, new Turnstile(maxEntries), instance, groups, ttl, maxEntries, System::nanoTime);
    }

    /**
     * Asks about tokens that are not known yet in another way.
     *
     * @param strangers the same GitLab, over connections that nothing else needs
     * @param turnstile how many strangers are looked at once
     */
    public Identities(
            GitLab gitlab,
            GitLab strangers,
            Turnstile turnstile,
            URI instance,
            List<String> groups,
            Duration ttl,
            int maxEntries) {
        this(gitlab, strangers, turnstile, instance, groups, ttl, maxEntries, System::nanoTime);
    }

    Identities(
            GitLab gitlab,
            GitLab strangers,
            Turnstile turnstile,
            URI instance,
            List<String> groups,
            Duration ttl,
            int maxEntries,
            LongSupplier nanos) {
        this.gitlab = gitlab;
        this.strangers = strangers;
        this.turnstile = turnstile;
        this.groups = List.copyOf(groups);
        this.instance = instance;
        this.known = new Recent<>(maxEntries, ttl, nanos);
        this.refused = new Recent<>(maxEntries, REFUSED_FOR, nanos);
        this.familiar = new Recent<>(maxEntries, FAMILIAR_FOR, nanos);
    }

    /**
     * Whose token this is.
     *
     * @throws GitLabException when GitLab refuses the token or cannot be asked, or its user is not let in
     */
    public Identity identify(Credential credential) {
        String key = key(credential);
        Optional<Identity> identity = known.get(key);
        if (identity.isPresent()) {
            return identity.get();
        }
        Optional<GitLabException> refusal = refused.get(key);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (familiar.get(key).isPresent()) {
            return askOnce(key, credential, gitlab);
        }
        // Whoever waits for somebody else's answer is counted too, for that takes a thread as well.
        return turnstile.pass(() -> askOnce(key, credential, strangers));
    }

    /** To be called when GitLab refuses a token that was good before. */
    public void forget(Credential credential) {
        known.remove(key(credential));
    }

    /** Whoever comes while GitLab is being asked about the same token waits for that answer. */
    private Identity askOnce(String key, Credential credential, GitLab way) {
        return asking.run(key, () -> {
            try {
                // Between the look above and now, somebody else may have got the answer.
                Identity identity = known.get(key).orElseGet(() -> admitted(credential, way));
                known.put(key, identity);
                familiar.put(key, true);
                return identity;
            } catch (GitLabException failure) {
                if (failure.fault() == Fault.UNAUTHENTICATED || failure.fault() == Fault.FORBIDDEN) {
                    familiar.remove(key);
                    refused.put(key, failure);
                }
                throw failure;
            }
        });
    }

    /** The right to be here is remembered with the name, and forgotten with it. */
    private Identity admitted(Credential credential, GitLab way) {
        Identity identity = ask(credential, way);
        new AllowedGroups(way, groups).check(identity, credential);
        return identity;
    }

    /** A job token may not read {@code /user}; it has its user at its job. */
    private static Identity ask(Credential credential, GitLab way) {
        boolean job = credential.scheme() == Credential.Scheme.JOB_TOKEN;
        try (Reply reply = way.send(Request.get(job ? "/job" : "/user"), credential, Deadline.in(PATIENCE))) {
            JsonNode answer = JSON.readTree(reply.body());
            JsonNode user = job ? answer.path("user") : answer;
            if (!user.path("id").isIntegralNumber() || !user.path("username").isString()) {
                throw strange();
            }
            String username = user.path("username").asString();
            return new Identity(
                    user.path("id").asLong(), username, user.path("name").asString(username));
        } catch (JacksonException e) {
            throw strange();
        }
    }

    private static GitLabException strange() {
        return new GitLabException(
                Fault.UNAVAILABLE, "What answers at the configured GitLab URL does not answer like GitLab.");
    }

    private String key(Credential credential) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((credential.scheme() + "\n" + instance + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(credential.token().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
