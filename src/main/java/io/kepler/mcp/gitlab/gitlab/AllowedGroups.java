package io.kepler.mcp.gitlab.gitlab;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The GitLab groups whose members are let in, inherited members included; every way in asks here. */
public final class AllowedGroups {

    private static final Logger LOG = LoggerFactory.getLogger(AllowedGroups.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final GitLab gitlab;
    private final List<String> groups;

    public AllowedGroups(GitLab gitlab, List<String> groups) {
        this.gitlab = gitlab;
        this.groups = List.copyOf(groups);
    }

    /**
     * Whether the user is in one of them; all are when there is none.
     *
     * @throws GitLabException when GitLab cannot be asked
     */
    public boolean admit(long userId, String username, Credential credential) {
        if (groups.isEmpty() || groups.stream().anyMatch(group -> isMember(group, userId, credential))) {
            return true;
        }
        LOG.warn("{} is in none of the GitLab groups that may connect", username);
        return false;
    }

    /** Refuses who shows this credential and is in none of them. */
    void check(Identity user, Credential credential) {
        if (!groups.isEmpty() && credential.scheme() == Credential.Scheme.JOB_TOKEN) {
            throw new NotAdmittedException(
                    "Job tokens are not accepted here: only members of certain GitLab groups are let"
                            + " in, and a job token cannot show its user's groups. Use a personal access token.");
        }
        if (!admit(user.userId(), user.username(), credential)) {
            throw new NotAdmittedException("The GitLab account " + user.username()
                    + " is in none of the groups that are let in here, or the token may not read them (it needs"
                    + " read_api). Ask the operator of this server.");
        }
    }

    /** GitLab says 404 both of a group the user cannot see and of one the user is not in. */
    private boolean isMember(String group, long userId, Credential credential) {
        String path =
                "/groups/" + URLEncoder.encode(group, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            gitlab.send(Request.get(path + "/members/all/" + userId), credential, Deadline.in(PATIENCE))
                    .close();
            return true;
        } catch (GitLabException e) {
            if (e.fault() == Fault.NOT_FOUND || e.fault() == Fault.FORBIDDEN) {
                return false;
            }
            throw e;
        }
    }
}
