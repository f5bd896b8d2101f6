package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Page;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the parts of one prompt, in order, and writes each as a section of its own. */
final class Reading {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    /** GitLab sends a log from its beginning, of which the end is wanted. */
    private static final long MOST_READ = 256L * 1024 * 1024;

    private final Caller caller;
    private final Deadline deadline;
    private final Values values;
    private final List<String> sections = new ArrayList<>();

    Reading(Caller caller, Deadline deadline, Values values) {
        this.caller = caller;
        this.deadline = deadline;
        this.values = values;
    }

    String all(List<Part> parts) {
        parts.forEach(this::read);
        return String.join("\n\n", sections);
    }

    private void read(Part part) {
        if (part.unless() != null && values.has(part.unless())) {
            return;
        }
        if (part.forEach() == null) {
            section(part, part.title(), values);
            return;
        }
        List<String> found = values.all(part.forEach());
        if (found.isEmpty()) {
            sections.add(Section.without(part.title(), "None."));
        }
        int most = Math.min(found.size(), part.most());
        for (String value : found.subList(0, most)) {
            section(part, title(part, value), values.with(part.forEach(), value));
        }
        if (most < found.size()) {
            sections.add(
                    Section.without(part.title(), "Of " + found.size() + " only the first " + most + " were read."));
        }
    }

    /** A number may stand outside of the fences, a text that somebody wrote may not. */
    private static String title(Part part, String value) {
        return NUMBER.matcher(value).matches() ? part.title() + " " + value : part.title();
    }

    private void section(Part part, String title, Values here) {
        Optional<Request> request = request(part, here);
        if (request.isEmpty()) {
            add(part, Section.without(title, "None."));
            return;
        }
        try (Reply reply = send(request.get())) {
            Shown shown = shown(part, reply);
            if (part.main() && shown.text().isEmpty()) {
                throw new GitLabException(Fault.NOT_FOUND, "GitLab has none.");
            }
            add(part, Section.of(title, part.form(), shown));
        } catch (GitLabException e) {
            if (part.main() || e.fault() == Fault.UNAUTHENTICATED) {
                throw about(part, e);
            }
            add(part, Section.without(title, Section.unread(e)));
        }
    }

    private void add(Part part, String section) {
        if (!part.hidden()) {
            sections.add(section);
        }
    }

    private Reply send(Request request) {
        if (deadline.passed()) {
            throw new GitLabException(Fault.TIMED_OUT, "There was no time left to ask GitLab.");
        }
        return caller.gitlab().send(request, caller.credential(), deadline);
    }

    /** Nothing when an earlier part did not find what this one asks with. */
    private static Optional<Request> request(Part part, Values here) {
        if (!part.request().holes().stream().allMatch(here::has)) {
            return Optional.empty();
        }
        String path = part.request().expand(name -> here.first(name).orElse(""));
        List<Map.Entry<String, String>> query = new ArrayList<>();
        part.query().forEach((name, text) -> here.query(text).ifPresent(value -> query.add(Map.entry(name, value))));
        Request request = new Request(Request.Method.GET, path, query, null);
        return Optional.of(part.form().plain() ? request.upTo(MOST_READ) : request);
    }

    private Shown shown(Part part, Reply reply) {
        return switch (part.form()) {
            case TEXT -> TextForm.beginning(reply, part.bytes());
            case LOG -> TextForm.end(reply, part.bytes());
            case JSON, DIFF -> fields(part, reply);
        };
    }

    private Shown fields(Part part, Reply reply) {
        Page page = Page.of(reply);
        JsonNode answer = ordered(Json.tree(reply, part.fields()), part.later());
        part.takes().forEach((name, path) -> {
            List<String> found = new ArrayList<>();
            collect(answer, path, found::add);
            values.put(name, found);
        });
        if (answer.isEmpty()) {
            return Shown.NOTHING;
        }
        Shown shown = part.form() == Form.DIFF
                ? DiffForm.of(answer, part.bytes(), part.longest())
                : JsonForm.of(answer, part.bytes(), part.longest());
        boolean all = page.next().isEmpty() || !answer.isArray();
        return all ? shown : shown.noting(more(page, answer.size()));
    }

    /** Flagged elements go to the end, so that what counts comes first and is asked about first. */
    private static JsonNode ordered(JsonNode answer, @Nullable String later) {
        if (later == null || !answer.isArray()) {
            return answer;
        }
        ArrayNode ordered = JsonNodeFactory.instance.arrayNode(answer.size());
        answer.valueStream().filter(element -> !flagged(element, later)).forEach(ordered::add);
        answer.valueStream().filter(element -> flagged(element, later)).forEach(ordered::add);
        return ordered;
    }

    /** Whether all flags at that path are up: words of a person among those of GitLab are what counts. */
    private static boolean flagged(JsonNode element, String path) {
        List<String> flags = new ArrayList<>();
        collect(element, path, flags::add);
        return !flags.isEmpty() && flags.stream().allMatch("true"::equals);
    }

    private static String more(Page page, int given) {
        return "GitLab gave the first " + given
                + (page.total().isPresent() ? " of " + page.total().getAsLong() + "." : " and has more.");
    }

    private static void collect(JsonNode node, String path, Consumer<String> found) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, found));
            return;
        }
        String[] steps = path.split("\\.", 2);
        JsonNode value = node.path(steps[0]);
        if (steps.length > 1) {
            collect(value, steps[1], found);
        } else if (value.isValueNode() && !value.isNull()) {
            found.accept(value.asString());
        }
    }

    private static GitLabException about(Part part, GitLabException e) {
        String message = part.title() + ": " + e.getMessage();
        return new GitLabException(e.fault(), e.status(), message, e.requestId(), e.retryAfter());
    }
}
