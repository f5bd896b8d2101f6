package io.kepler.mcp.gitlab.sample;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** New issues, merge requests and notes as GitLab writes them. */
final class IssuableShape {
    private static final ObjectNode ISSUE = Json.template("issue");
    private static final ObjectNode MERGE_REQUEST = Json.template("merge_request");
    private static final ObjectNode NOTE = Json.template("note");

    private IssuableShape() {}

    static ObjectNode issue(Project project, int iid, User author, Instant when) {
        ObjectNode json = ISSUE.deepCopy();
        common(json, project, iid, author, when, "#", "/-/issues/");
        String self = project.world().api() + "/projects/" + project.id();
        json.withObject("_links")
                .put("self", self + "/issues/" + iid)
                .put("notes", self + "/issues/" + iid + "/notes")
                .put("award_emoji", self + "/issues/" + iid + "/award_emoji")
                .put("project", self);
        return json;
    }

    static ObjectNode mergeRequest(Project project, int iid, User author, Instant when) {
        ObjectNode json = MERGE_REQUEST.deepCopy();
        common(json, project, iid, author, when, "!", "/-/merge_requests/");
        return json.put("source_project_id", project.id())
                .put("target_project_id", project.id())
                .put("prepared_at", Json.time(when))
                .put("reference", "!" + iid);
    }

    private static void common(
            ObjectNode json, Project project, int iid, User author, Instant when, String sign, String folder) {
        json.put("id", project.world().nextId());
        json.put("iid", iid);
        json.put("project_id", project.id());
        json.put("created_at", Json.time(when));
        json.put("updated_at", Json.time(when));
        json.set("author", author.brief());
        json.put("web_url", project.webUrl() + folder + iid);
        json.withObject("references")
                .put("short", sign + iid)
                .put("relative", sign + iid)
                .put("full", project.path() + sign + iid);
    }

    static ObjectNode note(Project project, Issuable noteable, User author, String body, Instant when) {
        Entity entity = noteable.entity();
        ObjectNode json = NOTE.deepCopy();
        json.put("id", project.world().nextId());
        json.put("body", body);
        json.set("author", author.brief());
        json.put("created_at", Json.time(when));
        json.put("updated_at", Json.time(when));
        json.put("noteable_id", entity.id());
        json.put("noteable_type", noteable instanceof MergeRequest ? "MergeRequest" : "Issue");
        json.put("project_id", project.id());
        json.put("noteable_iid", entity.iid());
        return json;
    }
}
