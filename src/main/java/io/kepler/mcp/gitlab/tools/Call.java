package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;

/** One call of a tool: its checked arguments, who calls, and by when it must be over. */
public record Call(Tool tool, Arguments arguments, Caller caller, Deadline deadline) {

    /** Sends a request with the caller's credential. */
    public Reply send(Request request) {
        return caller.gitlab().send(request, caller.credential(), deadline);
    }

    /** What to keep of what GitLab answers: the curated fields, or all when the caller wants the full detail. */
    Selection selection() {
        boolean full = arguments.findText("detail").filter("full"::equals).isPresent();
        return full ? Selection.ALL : tool.fields();
    }
}
