package io.kepler.mcp.gitlab.oauth;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our server answered. */
record TestReply(int status, HttpHeaders headers, String body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    String location() {
        return header("Location");
    }

    /** The parameters of the address it redirects to. */
    Map<String, String> parameters() {
        String query = URI.create(location()).getRawQuery();
        return Stream.of(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    String parameter(String name) {
        return parameters().getOrDefault(name, "");
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    String error() {
        return json().path("error").asString("");
    }

    /** The value of a hidden field. */
    String field(String name) {
        Matcher matcher =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("no field " + name + " in " + body);
        }
        return matcher.group(1);
    }
}
