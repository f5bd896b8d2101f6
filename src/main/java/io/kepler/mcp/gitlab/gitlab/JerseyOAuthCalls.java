package io.kepler.mcp.gitlab.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The OAuth endpoints over the same connections as the REST API. */
final class JerseyOAuthCalls implements OAuthCalls {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_BODY = 256 * 1024;

    private final Wire wire;

    JerseyOAuthCalls(Wire wire) {
        this.wire = wire;
    }

    @Override
    public OAuthReply post(URI endpoint, Map<String, String> form, Deadline deadline) {
        byte[] body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
        try {
            return read(wire.post(endpoint, body, deadline));
        } catch (Setback setback) {
            throw setback.shown();
        }
    }

    @Override
    public OAuthReply get(URI endpoint, Credential credential, Deadline deadline) {
        try {
            return read(wire.get(endpoint, Credentials.checked(credential), deadline));
        } catch (Setback setback) {
            throw setback.shown();
        }
    }

    private static OAuthReply read(HttpReply reply) {
        try (reply) {
            return new OAuthReply(
                    reply.status(), json(reply), reply.header("Retry-After").flatMap(RetryAfter::parse));
        }
    }

    private static JsonNode json(HttpReply reply) {
        try (InputStream body = reply.body()) {
            Optional<JsonNode> json = Optional.ofNullable(JSON.readTree(body.readNBytes(LONGEST_BODY)));
            return json.orElse(MissingNode.getInstance());
        } catch (JacksonException e) {
            // A page of a proxy or of GitLab itself: its status says enough.
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new GitLabException(Fault.UNAVAILABLE, "GitLab's answer broke off.");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
