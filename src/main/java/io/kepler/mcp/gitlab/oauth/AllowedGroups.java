package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.config.Secret;
import io.kepler.mcp.gitlab.gitlab.Credential;
import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The GitLab groups whose members may connect, inherited members included. */
final class AllowedGroups {

    private static final Logger LOG = LoggerFactory.getLogger(AllowedGroups.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final GitLab gitlab;
    private final List<String> groups;

    AllowedGroups(GitLab gitlab, List<String> groups) {
        this.gitlab = gitlab;
        this.groups = List.copyOf(groups);
    }

    /**
     * Whether the user is in one of them; all are when there is none.
     *
     * @throws GitLabException when GitLab cannot be asked
     */
    boolean admit(long userId, String username, Secret accessToken) {
        if (groups.isEmpty() || groups.stream().anyMatch(group -> isMember(group, userId, accessToken))) {
            return true;
        }
        LOG.warn("{} is in none of the GitLab groups that may connect", username);
        return false;
    }

    /** GitLab says 404 both of a group the user cannot see and of one the user is not in. */
    private boolean isMember(String group, long userId, Secret accessToken) {
        String path =
                "/groups/" + URLEncoder.encode(group, StandardCharsets.UTF_8).replace("+", "%20");
        Credential credential = new Credential(Credential.Scheme.BEARER, accessToken.reveal());
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
