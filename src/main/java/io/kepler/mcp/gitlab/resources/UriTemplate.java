package io.kepler.mcp.gitlab.resources;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address with holes, {@code gitlab://projects/{project_id}/issues/{issue_iid}}. A hole is one segment, decoded only
 * after the address was cut at its slashes; {@code {+hole}} at the end takes all the rest, slashes included.
 */
record UriTemplate(String text, List<Step> steps) {

    static final String SCHEME = "gitlab://";

    private static final Pattern HOLE = Pattern.compile("\\{\\+?[a-z][a-z0-9_]*}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Set<String> PATHS_TOO = Set.of("project_id", "group_id");

    /** A fixed segment, or the name of a hole. */
    record Step(String text, boolean hole, boolean rest) {}

    UriTemplate {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException when this is no such address */
    static UriTemplate parse(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("an address starts with " + SCHEME);
        }
        List<Step> steps = new ArrayList<>();
        for (String segment : segments(text)) {
            boolean hole = HOLE.matcher(segment).matches();
            if (segment.isEmpty() || (!hole && segment.indexOf('{') >= 0)) {
                throw new IllegalArgumentException("a hole is a parameter's name between braces, alone in its segment");
            }
            boolean rest = segment.startsWith("{+");
            steps.add(new Step(hole ? segment.substring(rest ? 2 : 1, segment.length() - 1) : segment, hole, rest));
        }
        if (steps.subList(0, steps.size() - 1).stream().anyMatch(Step::rest)) {
            throw new IllegalArgumentException("only the last hole takes all the rest");
        }
        return new UriTemplate(text, steps);
    }

    List<String> holes() {
        return steps.stream().filter(Step::hole).map(Step::text).toList();
    }

    /** The values of the holes, decoded, or empty when this is another kind of address. */
    Optional<Map<String, String>> match(String uri) {
        List<String> segments = uri.startsWith(SCHEME) ? segments(uri) : List.of();
        boolean open = steps.get(steps.size() - 1).rest();
        if (open ? segments.size() < steps.size() : segments.size() != steps.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String raw = step.rest() ? String.join("/", segments.subList(i, segments.size())) : segments.get(i);
            if (!step.hole() && !step.text().equals(raw)) {
                return Optional.empty();
            }
            Optional<String> value = decoded(raw);
            if (step.hole() && value.filter(text -> fits(step.text(), text)).isEmpty()) {
                return Optional.empty();
            }
            if (step.hole()) {
                values.put(step.text(), value.get());
            }
        }
        return Optional.of(values);
    }

    /** Ids are numbers, but projects and groups go by their paths too. */
    private static boolean fits(String hole, String value) {
        return !value.isEmpty()
                && (!hole.endsWith("id")
                        || PATHS_TOO.contains(hole)
                        || NUMBER.matcher(value).matches());
    }

    private static List<String> segments(String uri) {
        return List.of(uri.substring(SCHEME.length()).split("/", -1));
    }

    private static Optional<String> decoded(String raw) {
        try {
            // A plus sign in a path is itself, unlike in a query.
            return Optional.of(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
