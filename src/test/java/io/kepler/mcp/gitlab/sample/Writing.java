package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.Signature;
import io.kepler.mcp.gitlab.sample.git.Tree;
import java.util.List;

/** Makes the commits that API calls ask for. */
record Writing(Project project, Call call) {

    /** A commit on top of a branch; the caller is its author unless the parameters name one. */
    Commit on(Commit head, Tree tree, String message) {
        Signature own = call.user().signature(project.world().now());
        Signature author = new Signature(
                call.params().filled("author_name").orElse(own.name()),
                call.params().filled("author_email").orElse(own.email()),
                own.when());
        return on(head, tree, message, author);
    }

    Commit on(Commit head, Tree tree, String message, Signature author) {
        return Commit.of(
                List.of(head),
                tree,
                message,
                author,
                call.user().signature(project.world().now()));
    }
}
