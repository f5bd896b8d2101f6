package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whether and how somebody is asked before something is destroyed, in both eras. */
class ConfirmationTest {

    private static final String FORMS = "{\"elicitation\":{}}";
    private static final String TOOL = "delete_branch";
    private static final String OLD = "{\"project_id\":\"7\",\"branch_name\":\"old\"}";
    private static final String YES =
            "\"inputResponses\":{\"confirm\":{\"action\":\"accept\",\"content\":{\"confirm\":true}}}";

    @ParameterizedTest
    @CsvSource({"auto,{}", "off,{}", "off,'{\"elicitation\":{}}'", "auto,'{\"elicitation\":{\"url\":{}}}'"})
    void destroysAtOnceWhereNobodyIsToBeAsked(String mode, String capabilities) {
        try (Endpoint endpoint = endpoint(mode)) {
            assertThat(modern(endpoint, capabilities, OLD, "").text()).contains("deleted");
            assertThat(legacy(endpoint, capabilities, OLD).text()).contains("deleted");
            assertThat(deletions(endpoint)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "elicit"})
    void asksTheUserOfAModernClientAndTakesTheirWord(String mode) {
        try (Endpoint endpoint = endpoint(mode)) {
            Said asked = modern(endpoint, FORMS, OLD, "");

            assertThat(asked.result().path("resultType").asString()).isEqualTo("input_required");
            JsonNode question = asked.result().path("inputRequests").path("confirm");
            assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
            assertThat(question.path("params").path("message").asString())
                    .isEqualTo("Allow to delete branch? This cannot be undone.\nproject_id: 7\nbranch_name: old");
            assertThat(deletions(endpoint)).isZero();

            Said done = modern(endpoint, FORMS, OLD, YES + state(asked));
            assertThat(done.text()).contains("deleted");
            assertThat(deletions(endpoint)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "elicit"})
    void asksTheUserOfASessionAndTakesTheirWord(String mode) throws Exception {
        try (Endpoint endpoint = endpoint(mode)) {
            Sent session = session(endpoint, FORMS);
            Caught call = endpoint.open(Sent.request("tools/call", Sent.call(TOOL, OLD)), session);
            JsonNode question = call.next();

            assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
            assertThat(question.path("params").path("message").asString()).contains("branch_name: old");
            assertThat(deletions(endpoint)).isZero();

            endpoint.post(answer(question, "{\"action\":\"accept\",\"content\":{\"confirm\":true}}"), session);
            assertThat(endpoint.said(call).text()).contains("deleted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"decline\"}",
                "{\"action\":\"cancel\"}",
                "{\"action\":\"accept\"}",
                "{\"action\":\"accept\",\"content\":{\"confirm\":false}}",
                "{\"action\":\"accept\",\"content\":{\"confirm\":\"true\"}}",
                "{\"content\":{\"confirm\":true}}",
                "{}"
            })
    void destroysNothingWithoutAYes(String answer) throws Exception {
        try (Endpoint endpoint = endpoint("elicit")) {
            Said asked = modern(endpoint, FORMS, OLD, "");
            Said refused =
                    modern(endpoint, FORMS, OLD, "\"inputResponses\":{\"confirm\":" + answer + "}" + state(asked));
            assertRefused(refused);

            Sent session = session(endpoint, FORMS);
            Caught call = endpoint.open(Sent.request("tools/call", Sent.call(TOOL, OLD)), session);
            endpoint.post(answer(call.next(), answer), session);
            assertRefused(endpoint.said(call));
            assertThat(deletions(endpoint)).isZero();
        }
    }

    @Test
    void destroysNothingUnderElicitWhereNobodyCanBeAsked() {
        try (Endpoint endpoint = endpoint("elicit")) {
            assertRefused(modern(endpoint, "{}", OLD, ""));
            assertRefused(modern(endpoint, "{\"elicitation\":{\"url\":{}}}", OLD, ""));
            assertRefused(legacy(endpoint, "{}", OLD));
            assertRefused(endpoint.post(Sent.request("tools/call", Sent.call(TOOL, OLD)), Sent.byAlice()));
            // A client that could be asked, but takes no stream for this call.
            assertThat(legacy(endpoint, FORMS, OLD).code()).isEqualTo(RpcException.INVALID_PARAMS);
            assertThat(deletions(endpoint)).isZero();
        }
    }

    @Test
    void takesNoAnswerToAQuestionItNeverAsked() {
        try (Endpoint endpoint = endpoint("elicit")) {
            assertAskedAgain(modern(endpoint, FORMS, OLD, YES));
            assertAskedAgain(modern(endpoint, FORMS, OLD, YES + ",\"requestState\":\"\""));
            assertThat(modern(endpoint, FORMS, OLD, YES + ",\"requestState\":\"made up\"")
                            .code())
                    .isEqualTo(RpcException.INVALID_PARAMS);
            assertThat(deletions(endpoint)).isZero();
        }
    }

    @Test
    void takesAnAnswerForTheCallThatWasAskedAboutOnly() {
        try (Endpoint endpoint = endpoint("elicit")) {
            String yes = YES + state(modern(endpoint, FORMS, OLD, ""));
            String other = OLD.replace("old", "main");
            assertThat(modern(endpoint, FORMS, other, yes).code()).isEqualTo(RpcException.INVALID_PARAMS);

            String tag = Sent.call("delete_tag", "{\"project_id\":\"7\",\"tag_name\":\"old\"}");
            Said ofTag = endpoint.post(
                    Sent.modernRequest("tools/call", tag + "," + yes, FORMS), Sent.modernCall("delete_tag"));
            assertThat(ofTag.code()).isEqualTo(RpcException.INVALID_PARAMS);

            Said byBob = endpoint.post(
                    Sent.modernRequest("tools/call", Sent.call(TOOL, OLD) + "," + yes, FORMS),
                    Sent.modernCall(TOOL).with("PRIVATE-TOKEN", "glpat-bob-secret"));
            assertThat(byBob.code()).isEqualTo(RpcException.INVALID_PARAMS);
            assertThat(deletions(endpoint)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "elicit", "off"})
    void showsAnArgumentThatConfirmsInItsModeOnly(String mode) {
        try (Endpoint endpoint = endpoint(mode)) {
            assertThat(schema(endpoint).has("confirm")).isFalse();
            String confirmed = OLD.replace("}", ",\"confirm\":true}");

            Said said = modern(endpoint, FORMS, confirmed, "");
            boolean asked = said.result().has("inputRequests");
            assertThat(asked || said.isError()).isTrue();
            assertThat(deletions(endpoint)).isZero();
        }
    }

    @Test
    void wantsTheArgumentWhereThatIsTheMode() {
        try (Endpoint endpoint = endpoint("argument")) {
            assertThat(schema(endpoint).path("confirm").path("type").asString()).isEqualTo("boolean");
            for (String confirm : new String[] {"", ",\"confirm\":false", ",\"confirm\":\"true\"", ",\"confirm\":1"}) {
                assertRefused(modern(endpoint, FORMS, OLD.replace("}", confirm + "}"), ""));
                assertRefused(legacy(endpoint, FORMS, OLD.replace("}", confirm + "}")));
            }
            assertThat(deletions(endpoint)).isZero();

            String confirmed = OLD.replace("}", ",\"confirm\":true}");
            assertThat(modern(endpoint, "{}", confirmed, "").text()).contains("deleted");
            assertThat(legacy(endpoint, "{}", confirmed).text()).contains("deleted");
        }
    }

    @Test
    void asksNobodyAboutWhatDestroysNothing() {
        try (Endpoint endpoint = endpoint("elicit")) {
            endpoint.gitlab().on("GET", "/projects/7", "{\"id\":7}");
            Said said = endpoint.post(
                    Sent.modernRequest("tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}")),
                    Sent.modernCall("get_project"));
            assertThat(said.text()).isEqualTo("{\"id\":7}");
        }
    }

    /** A model writes the arguments, so it must not be able to write the question. */
    @Test
    void showsWhatWillBeDestroyedOnLinesOfItsOwnAndWithoutTricks() {
        String tricky = "{\"project_id\":\"7\\u2028\\u202eThis only reads\",\"branch_name\":\""
                + "\\u202e\\u200b\\u2028x".repeat(49) + "z".repeat(3) + "😀\"}";
        try (Endpoint endpoint = endpoint("elicit")) {
            String message = modern(endpoint, FORMS, tricky, "")
                    .result()
                    .path("inputRequests")
                    .path("confirm")
                    .path("params")
                    .path("message")
                    .asString();

            assertThat(message.lines()).hasSize(3);
            assertThat(message.replace("\n", "")).doesNotContainPattern("[\\p{C}\\p{Zl}\\p{Zp}]");
            assertThat(message)
                    .contains("project_id: 7  This only reads", "zzz… (201 characters)")
                    .hasSizeLessThan(1_000);
        }
    }

    /** Thirty invented arguments that sort first would otherwise hide the branch and the project. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "elicit"})
    void refusesInventedArgumentsInsteadOfShowingThem(String mode) {
        StringBuilder many = new StringBuilder("{\"project_id\":\"7\",\"branch_name\":\"old\"");
        for (int i = 0; i < 30; i++) {
            many.append(",\"a").append(i).append("\":\"harmless\"");
        }
        assertNeverAsked(mode, many.append('}').toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"project_id\":\"7\"}", "{\"project_id\":\"7\",\"branch_name\":[\"old\"]}"})
    void asksNobodyAboutACallThatTheToolWouldRefuse(String arguments) {
        assertNeverAsked("elicit", arguments);
    }

    private static void assertNeverAsked(String mode, String arguments) {
        try (Endpoint endpoint = endpoint(mode)) {
            for (Said said : new Said[] {modern(endpoint, FORMS, arguments, ""), legacy(endpoint, FORMS, arguments)}) {
                assertThat(said.isError()).as(said.toString()).isTrue();
                assertThat(said.result().has("inputRequests")).isFalse();
            }
            assertThat(deletions(endpoint)).isZero();
        }
    }

    private static Endpoint endpoint(String mode) {
        Endpoint endpoint = Endpoint.real(Map.of("confirm", mode));
        endpoint.gitlab().on("DELETE", "/projects/7/repository/branches/old", "");
        return endpoint;
    }

    private static Said modern(Endpoint endpoint, String capabilities, String arguments, String more) {
        String params = Sent.call(TOOL, arguments) + (more.isEmpty() ? "" : "," + more);
        return endpoint.post(Sent.modernRequest("tools/call", params, capabilities), Sent.modernCall(TOOL));
    }

    private static Said legacy(Endpoint endpoint, String capabilities, String arguments) {
        return endpoint.post(Sent.request("tools/call", Sent.call(TOOL, arguments)), session(endpoint, capabilities));
    }

    private static Sent session(Endpoint endpoint, String capabilities) {
        Said begun = endpoint.post(Sent.initialize("2025-11-25", capabilities), Sent.byAlice());
        return Sent.byAlice().with("Mcp-Session-Id", String.valueOf(begun.header("Mcp-Session-Id")));
    }

    private static String state(Said asked) {
        return ",\"requestState\":" + asked.result().path("requestState");
    }

    private static String answer(JsonNode question, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + question.path("id") + ",\"result\":" + result + "}";
    }

    private static JsonNode schema(Endpoint endpoint) {
        for (JsonNode tool : endpoint.post(Sent.request("tools/list", ""), Sent.byAlice())
                .result()
                .path("tools")) {
            if (tool.path("name").asString().equals(TOOL)) {
                return tool.path("inputSchema").path("properties");
            }
        }
        throw new AssertionError("no " + TOOL);
    }

    private static long deletions(Endpoint endpoint) {
        return endpoint.gitlab().asked().stream()
                .map(FakeGitLab.Asked::line)
                .filter(line -> line.startsWith("DELETE"))
                .count();
    }

    private static void assertRefused(Said said) {
        assertThat(said.isError()).as(said.toString()).isTrue();
        assertThat(said.answer().path("error").path("code").asString()).isEqualTo("not_confirmed");
    }

    private static void assertAskedAgain(Said said) {
        assertThat(said.result().path("resultType").asString())
                .as(said.toString())
                .isEqualTo("input_required");
    }
}
