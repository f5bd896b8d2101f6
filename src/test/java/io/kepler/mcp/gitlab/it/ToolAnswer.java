package io.kepler.mcp.gitlab.it;

import tools.jackson.databind.JsonNode;

/** What a tool said: the text for the model, and whether that is a failure. */
public record ToolAnswer(boolean isError, String text) {

    /** The result of a tools/call; anything else is a mistake of the test. */
    public static ToolAnswer of(Answer answer) {
        JsonNode result = answer.result();
        if (answer.status() != 200 || !result.has("content")) {
            throw new AssertionError("no result of a tool: " + answer);
        }
        return new ToolAnswer(
                result.path("isError").asBoolean(false),
                result.path("content").path(0).path("text").asString());
    }

    /** The class of a failure, such as {@code not_found}. */
    public String errorCode() {
        if (!isError) {
            throw new AssertionError("the tool did not fail: " + text);
        }
        return McpHttp.json(text).path("error").path("code").asString("");
    }

    /** The text of a success, read. */
    public JsonNode json() {
        if (isError) {
            throw new AssertionError("the tool failed: " + text);
        }
        return McpHttp.json(text);
    }
}
