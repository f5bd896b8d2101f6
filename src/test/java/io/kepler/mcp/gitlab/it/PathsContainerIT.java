package io.kepler.mcp.gitlab.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.sample.RecordedRequest;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is put into a parameter, GitLab is never asked for anything but what the tool is for. */
@ContainerTest
class PathsContainerIT {
    private static final List<String> CLIMBING = List.of(
            "..",
            ".",
            "../../user",
            "..%2f..%2fuser",
            "%2e%2e/%2e%2e/user",
            "x\\..\\user",
            "x/../../user",
            "x/..;/user",
            "x?y=/../#z",
            "//evil.example/x",
            "x\r\nPRIVATE-TOKEN: y");

    /** Plausible values for what else a tool requires, so that it gets as far as asking GitLab. */
    private static final Map<String, Object> PLAUSIBLE = Map.of("project_id", SampleGitLab.ALICE_PROJECT);

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void neverClimbsOutOfTheIntendedPath(Stage stage) {
        JsonNode tools = stage.alice().request("tools/list", Map.of()).result().path("tools");
        int asked = 0;
        for (JsonNode tool : tools) {
            for (String parameter : textParameters(tool)) {
                for (String value : CLIMBING) {
                    stage.gitlab().reset();
                    stage.alice().call(tool.path("name").asString(), arguments(tool, parameter, value));
                    assertAllStay(stage, tool, parameter, value);
                    asked += stage.gitlab().requests().size();
                }
            }
        }
        assertThat(asked).as("values that reached GitLab, encoded").isPositive();
    }

    private static void assertAllStay(Stage stage, JsonNode tool, String parameter, String value) {
        String base = stage.gitlab().url().getPath() + "/api/v4/";
        assertThat(stage.gitlab().requests())
                .as("%s with %s = %s", tool.path("name").asString(), parameter, value)
                .allMatch(request -> stays(request, base));
    }

    /** Nothing climbs, not even after proxies on the way have decoded the path twice, and the token is still hers. */
    private static boolean stays(RecordedRequest request, String base) {
        String path = URI.create(request.target()).getRawPath();
        boolean climbs = Stream.of(decoded(decoded(path)).split("[/\\\\]", -1))
                .anyMatch(step -> step.equals(".") || step.equals(".."));
        return path.startsWith(base)
                && !path.contains("//")
                && !climbs
                && request.header("PRIVATE-TOKEN").equals(Optional.of(SampleGitLab.ALICE_TOKEN));
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B"), UTF_8);
    }

    private static List<String> textParameters(JsonNode tool) {
        return tool.at("/inputSchema/properties")
                .propertyStream()
                .filter(property ->
                        property.getValue().path("type").asString("").equals("string"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Object> arguments(JsonNode tool, String parameter, String value) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (JsonNode required : tool.at("/inputSchema/required")) {
            arguments.put(required.asString(), plausible(tool, required.asString()));
        }
        arguments.put(parameter, value);
        return arguments;
    }

    private static Object plausible(JsonNode tool, String parameter) {
        JsonNode schema = tool.at("/inputSchema/properties").path(parameter);
        if (schema.path("type").asString("").equals("integer")) {
            return 1;
        }
        return PLAUSIBLE.getOrDefault(parameter, "main");
    }
}
