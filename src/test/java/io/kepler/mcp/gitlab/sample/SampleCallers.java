package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.config.GitLabConfig;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.gitlab.JerseyGitLab;
import io.kepler.mcp.gitlab.tools.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A sample GitLab and people who call it through the product's own client. */
public final class SampleCallers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SampleGitLab sample;
    private final JerseyGitLab gitlab;

    private SampleCallers(SampleGitLab sample) {
        this.sample = sample;
        this.gitlab = new JerseyGitLab(
                new GitLabConfig(sample.url(), PATIENCE, PATIENCE, PATIENCE, 8, 1 << 20, 0, Duration.ZERO));
    }

    public static SampleCallers start() throws IOException {
        return new SampleCallers(SampleGitLab.start());
    }

    public SampleGitLab sample() {
        return sample;
    }

    public Caller alice() {
        return caller(SampleGitLab.ALICE_TOKEN, new Identity(2, "alice", "Alice"));
    }

    public Caller bob() {
        return caller(SampleGitLab.BOB_TOKEN, new Identity(3, "bob", "Bob"));
    }

    public Caller caller(String token, Identity identity) {
        return new Caller(gitlab, new Credential(Credential.Scheme.PRIVATE_TOKEN, token), identity);
    }

    /** What was asked of the sample since its last reset: path and query, nothing decoded. */
    public List<String> asked() {
        return sample.requests().stream().map(RecordedRequest::target).toList();
    }

    @Override
    public void close() {
        gitlab.close();
        sample.close();
    }
}
