package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.tools.Call;

/** One kind of waiting: looks at GitLab once. */
@FunctionalInterface
interface Wait {

    /**
     * Looks once.
     *
     * @throws io.kepler.mcp.gitlab.gitlab.GitLabException when GitLab does not let it
     */
    Step look(Call call);
}
