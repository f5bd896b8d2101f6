package io.kepler.mcp.gitlab.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tools that ask before they answer. */
final class FixtureQuestions {

    private static final String MRTR = "test_input_required_result_";
    private static final String DEFAULTS = """
            {"type":"object","properties":{"name":{"type":"string","default":"John Doe"},
             "age":{"type":"integer","default":30},"score":{"type":"number","default":95.5},
             "status":{"type":"string","enum":["active","inactive","pending"],"default":"active"},
             "verified":{"type":"boolean","default":true}},"required":[]}
            """;
    private static final String ENUMS = """
            {"type":"object","properties":{
             "untitledSingle":{"type":"string","enum":["option1","option2","option3"]},
             "titledSingle":{"type":"string","oneOf":[{"const":"value1","title":"First Option"},
              {"const":"value2","title":"Second Option"},{"const":"value3","title":"Third Option"}]},
             "legacyEnum":{"type":"string","enum":["opt1","opt2","opt3"],
              "enumNames":["Option One","Option Two","Option Three"]},
             "untitledMulti":{"type":"array","items":{"type":"string","enum":["option1","option2","option3"]}},
             "titledMulti":{"type":"array","items":{"anyOf":[{"const":"value1","title":"First Choice"},
              {"const":"value2","title":"Second Choice"},{"const":"value3","title":"Third Choice"}]}}},"required":[]}
            """;
    private static final String PERSON = """
            {"type":"object","properties":{"username":{"type":"string","description":"User's response"},
             "email":{"type":"string","description":"User's email address"}},"required":["username","email"]}
            """;

    final FixtureTool.Set tools = new FixtureTool.Set(
            new FixtureTool(Fixtures.tool("test_sampling", "prompt"), (r, a) -> sampling(r, a)),
            new FixtureTool(
                    Fixtures.tool("test_elicitation", "message"),
                    (r, a) -> form(r, String.valueOf(a.get("message")), PERSON, "User response: ")),
            FixtureTool.of(
                    "test_elicitation_sep1034_defaults",
                    (r, a) -> form(r, "Please review", DEFAULTS, "Elicitation completed: ")),
            FixtureTool.of(
                    "test_elicitation_sep1330_enums",
                    (r, a) -> form(r, "Please choose", ENUMS, "Elicitation completed: ")),
            FixtureTool.of(
                    "test_missing_capability",
                    (r, a) -> ask(r, Map.of("text", Fixtures.sampling("Hello", 10)), inputs -> "answered")),
            FixtureTool.of("test_streaming_elicitation", (r, a) -> name(r)),
            FixtureTool.of(MRTR + "elicitation", (r, a) -> name(r)),
            FixtureTool.of(
                    MRTR + "sampling",
                    (r, a) -> ask(
                            r,
                            Map.of("capital_question", Fixtures.sampling("What is the capital of France?", 100)),
                            inputs -> said(inputs, "capital_question"))),
            FixtureTool.of(
                    MRTR + "list_roots",
                    (r, a) -> ask(
                            r,
                            Map.of("client_roots", Fixtures.roots()),
                            inputs -> String.valueOf(inputs.answers().get("client_roots")))),
            FixtureTool.of(MRTR + "request_state", (r, a) -> confirmed(r)),
            FixtureTool.of(MRTR + "tampered_state", (r, a) -> confirmed(r)),
            FixtureTool.of(
                    MRTR + "multiple_inputs",
                    (r, a) -> ask(
                            r,
                            Map.of(
                                    "user_name", Fixtures.form("What is your name?", "name", "string"),
                                    "greeting", Fixtures.sampling("Generate a greeting", 50),
                                    "client_roots", Fixtures.roots()),
                            inputs -> "all answered")),
            FixtureTool.of(MRTR + "multi_round", (r, a) -> rounds(r)),
            FixtureTool.of(MRTR + "capabilities", (r, a) -> whatItCan(r)));

    /** What to make of the answers. */
    private interface Reading {
        String of(Inputs inputs);
    }

    private static Object ask(Request request, Map<String, InputRequired.Question> questions, Reading reading)
            throws InputRequired {
        Map<String, InputRequired.Question> open = new LinkedHashMap<>(questions);
        open.keySet().removeIf(name -> request.inputs().answer(name).isPresent());
        if (!open.isEmpty()) {
            throw new InputRequired(open, Map.of());
        }
        return Fixtures.text(reading.of(request.inputs()));
    }

    private static Object name(Request request) throws InputRequired {
        return ask(
                request,
                Map.of("user_name", Fixtures.form("What is your name?", "name", "string")),
                inputs -> "Hello, " + Fixtures.entered(inputs, "user_name", "name") + "!");
    }

    private static Object confirmed(Request request) throws InputRequired {
        return ask(
                request,
                Map.of("confirm", Fixtures.form("Please confirm", "ok", "boolean")),
                inputs -> inputs.asked() ? "state-ok" : "no state");
    }

    private static Object rounds(Request request) throws InputRequired {
        if (request.inputs().answer("step1").isEmpty()) {
            throw new InputRequired(
                    Map.of("step1", Fixtures.form("Step 1: What is your name?", "name", "string")), Map.of("round", 1));
        }
        return ask(
                request,
                Map.of("step2", Fixtures.form("Step 2: What is your favorite color?", "color", "string")),
                inputs -> Fixtures.entered(inputs, "step1", "name") + " likes "
                        + Fixtures.entered(inputs, "step2", "color"));
    }

    private static Object whatItCan(Request request) throws InputRequired {
        Map<String, InputRequired.Question> questions = new LinkedHashMap<>();
        questions.put("user_name", Fixtures.form("What is your name?", "name", "string"));
        questions.put("greeting", Fixtures.sampling("Generate a greeting", 50));
        questions.values().removeIf(question -> !request.client().answers(question));
        return ask(request, questions, inputs -> "done");
    }

    private static Object sampling(Request request, Map<String, Object> arguments) throws InputRequired {
        return ask(
                request,
                Map.of("text", Fixtures.sampling(String.valueOf(arguments.get("prompt")), 100)),
                inputs -> "LLM response: " + said(inputs, "text"));
    }

    private static String said(Inputs inputs, String question) {
        return inputs.answer(question)
                .map(answer -> answer.get("content"))
                .filter(Map.class::isInstance)
                .map(content -> String.valueOf(((Map<?, ?>) content).get("text")))
                .orElse("nothing");
    }

    @SuppressWarnings("unchecked") // it is an object
    private static Object form(Request request, String message, String schema, String before) throws InputRequired {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("message", message);
        params.put("requestedSchema", JsonMapper.shared().readValue(schema, Map.class));
        return ask(
                request,
                Map.of("form", new InputRequired.Question("elicitation/create", params)),
                inputs -> before
                        + inputs.answer("form")
                                .map(answer -> "action=" + answer.get("action") + ", content="
                                        + JsonMapper.shared().writeValueAsString(answer.get("content")))
                                .orElse("nothing"));
    }
}
