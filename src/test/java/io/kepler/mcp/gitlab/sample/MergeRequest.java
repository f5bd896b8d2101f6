package io.kepler.mcp.gitlab.sample;

import io.kepler.mcp.gitlab.sample.git.Commit;
import io.kepler.mcp.gitlab.sample.git.FileChange;
import io.kepler.mcp.gitlab.sample.git.Repository;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A merge request: what its branches hold decides about its diff and whether it can be merged. */
final class MergeRequest extends Issuable {
    private final NavigableMap<Long, Instant> approvals = new ConcurrentSkipListMap<>();
    private volatile Refs refs;
    private volatile @Nullable Runnable whenPassed;

    /**
     * The commits that a merge request is about.
     *
     * @param base where the source branch left the target branch
     */
    record Refs(Commit base, Commit start, Commit head) {
        List<FileChange> changes() {
            return FileChange.between(base.tree(), head.tree());
        }

        boolean conflicts() {
            return start.tree().merge(base.tree(), head.tree()).isEmpty();
        }
    }

    MergeRequest(ObjectNode json, Refs refs) {
        super(json);
        this.refs = refs;
    }

    Refs refs() {
        return refs;
    }

    NavigableMap<Long, Instant> approvals() {
        return approvals;
    }

    String source() {
        return entity().text("source_branch");
    }

    String target() {
        return entity().text("target_branch");
    }

    boolean mergeable() {
        return entity().text("detailed_merge_status").equals("mergeable");
    }

    /** What is to happen when its pipeline succeeds; null is nothing. */
    void whenPassed(@Nullable Runnable merge) {
        whenPassed = merge;
        entity().update(json -> json.put("merge_when_pipeline_succeeds", merge != null)
                .put("detailed_merge_status", merge == null ? status(json, refs.conflicts()) : "ci_still_running"));
    }

    /** Merges it when that was to happen. */
    void passed() {
        Runnable merge = whenPassed;
        if (merge != null && opened()) {
            whenPassed(null);
            merge.run();
        }
    }

    boolean uses(String branch) {
        return opened() && (source().equals(branch) || target().equals(branch));
    }

    static Refs refs(Repository repository, Commit source, Commit target) {
        return new Refs(repository.mergeBase(target, source).orElse(target), target, source);
    }

    /** Takes the present heads of its branches; a branch that is gone keeps its last commit. */
    void refresh(Project project) {
        Repository repository = project.repository();
        Commit head = repository.branches().getOrDefault(source(), refs.head());
        Commit start = repository.branches().getOrDefault(target(), refs.start());
        refs = refs(repository, head, start);
        boolean conflicts = refs.conflicts();
        entity().update(json -> {
            json.put("sha", refs.head().id());
            json.put("has_conflicts", conflicts);
            json.put("merge_status", conflicts ? "cannot_be_merged" : "can_be_merged");
            json.put("detailed_merge_status", status(json, conflicts));
        });
    }

    /** Says again whether nothing is left to resolve. */
    void threadsChanged() {
        boolean resolved = notes().values().stream()
                .map(Note::entity)
                .allMatch(note -> !note.is("resolvable") || note.is("resolved"));
        entity().update(json -> json.put("blocking_discussions_resolved", resolved));
    }

    private static String status(ObjectNode json, boolean conflicts) {
        if (!json.path("state").asString().equals("opened")) {
            return "not_open";
        }
        if (json.path("draft").asBoolean()) {
            return "draft_status";
        }
        return conflicts ? "conflict" : "mergeable";
    }
}
