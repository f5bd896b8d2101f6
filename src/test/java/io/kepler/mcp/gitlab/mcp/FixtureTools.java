package io.kepler.mcp.gitlab.mcp;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tools that answer in one go. */
final class FixtureTools {

    private static final String WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=";
    private static final String SCHEMA = """
            {"name":"json_schema_2020_12_tool","description":"Tool with JSON Schema 2020-12 features",
             "inputSchema":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
              "$defs":{"address":{"$anchor":"addressDef","type":"object",
               "properties":{"street":{"type":"string"},"city":{"type":"string"}}}},
              "properties":{"name":{"type":"string"},"address":{"$ref":"#/$defs/address"},
               "contactMethod":{"type":"string","enum":["phone","email"]},
               "phone":{"type":"string"},"email":{"type":"string"}},
              "allOf":[{"anyOf":[{"required":["phone"]},{"required":["email"]}]}],
              "if":{"properties":{"contactMethod":{"const":"phone"}},"required":["contactMethod"]},
              "then":{"required":["phone"]},"else":{"required":["email"]},"additionalProperties":false}}
            """;
    private static final String HEADER = """
            {"name":"test_custom_header","description":"A tool with a parameter that is a header too",
             "inputSchema":{"type":"object","properties":
              {"region":{"type":"string","description":"Where","x-mcp-header":"Region"}},"required":["region"]}}
            """;

    final FixtureTool.Set tools;

    FixtureTools(FixtureChanges changes) {
        tools = new FixtureTool.Set(
                FixtureTool.of(
                        "test_simple_text", (r, a) -> Fixtures.text("This is a simple text response for testing.")),
                FixtureTool.of("test_image_content", (r, a) -> Fixtures.result(media("image", Fixtures.PNG, "png"))),
                FixtureTool.of("test_audio_content", (r, a) -> Fixtures.result(media("audio", WAV, "wav"))),
                FixtureTool.of(
                        "test_embedded_resource",
                        (r, a) -> Fixtures.result(Fixtures.embedded(
                                "test://embedded-resource", "text/plain", "This is an embedded resource content."))),
                FixtureTool.of("test_multiple_content_types", (r, a) -> mixed()),
                FixtureTool.of(
                        "test_error_handling",
                        (r, a) -> Fixtures.error("This tool intentionally returns an error for testing")),
                FixtureTool.of("test_tool_with_progress", (r, a) -> progress(r)),
                FixtureTool.of("test_tool_with_logging", (r, a) -> logging(r)),
                FixtureTool.of("test_logging_tool", (r, a) -> logging(r)),
                FixtureTool.of("test_trigger_tool_change", (r, a) -> changes.changed(Listener.Topic.TOOLS)),
                FixtureTool.of("test_trigger_prompt_change", (r, a) -> changes.changed(Listener.Topic.PROMPTS)),
                FixtureTool.of("greet", (r, a) -> Fixtures.text("Hello, " + a.get("name") + "!")),
                new FixtureTool(read(SCHEMA), (r, a) -> Fixtures.text("valid")),
                new FixtureTool(read(HEADER), (r, a) -> Fixtures.text("region " + a.get("region"))));
    }

    @SuppressWarnings("unchecked") // it is an object
    private static Map<String, Object> read(String json) {
        return JsonMapper.shared().readValue(json, Map.class);
    }

    private static Map<String, Object> media(String type, String data, String format) {
        return Map.of("type", type, "data", data, "mimeType", type + "/" + format);
    }

    private static Object mixed() {
        return Fixtures.result(
                Map.of("type", "text", "text", "Multiple content types test:"),
                media("image", Fixtures.PNG, "png"),
                Fixtures.embedded(
                        "test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}"));
    }

    private static Object progress(Request request) {
        for (int done = 0; done <= 100; done += 50) {
            request.notices().progress(done, 100.0, "at " + done);
            rest();
        }
        return Fixtures.text("done");
    }

    private static Object logging(Request request) {
        for (String what : List.of("Tool execution started", "Tool processing data", "Tool execution completed")) {
            request.notices().log(LogLevel.INFO, "fixture", what);
            rest();
        }
        return Fixtures.text("logged");
    }

    private static void rest() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
