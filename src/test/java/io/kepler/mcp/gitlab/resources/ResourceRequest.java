package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.RequestTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What GitLab is asked when a kind of resource is read, and the fields that its answer has to have. */
public record ResourceRequest(String name, RequestTemplate template, Request request, List<String> fields) {

    public static Stream<ResourceRequest> all() {
        return Resources.load(Catalogue.load()).definitions().stream().flatMap(ResourceRequest::of);
    }

    private static Stream<ResourceRequest> of(Definition definition) {
        RequestTemplate template = definition.request();
        if (template == null) {
            return Stream.of();
        }
        Map<String, String> values = new HashMap<>();
        definition.uri().holes().forEach(hole -> values.put(hole, hole.endsWith("id") ? "7" : "größe/main"));
        Caller alice = new Caller(new FakeGitLab(), FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
        Reading reading =
                new Reading("", definition, values, OptionalLong.empty(), alice, Deadline.in(Duration.ofMinutes(1)));
        boolean paged = definition.form() instanceof ListForm || definition.form() instanceof DiffForm;
        Request request = reading.request(paged ? Map.of("page", "1", "per_page", "100") : Map.of());
        List<String> fields = new ArrayList<>(definition.fields());
        fields.addAll(definition.watch());
        return Stream.of(new ResourceRequest(definition.name(), template, request, fields));
    }

    @Override
    public String toString() {
        return name;
    }
}
