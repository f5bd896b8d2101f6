package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the handler for a path as it came over the wire: a segment is decoded only after the path was cut at its slashes. */
final class Router {
    static final String API = "/api/v4";

    /** What was found: the handler and the values for it. */
    record Match(Handler handler, Map<String, String> values) {}

    // By the number of segments and the third one ("projects"), so that only a few templates are compared.
    private final Map<String, List<Route>> routes = new HashMap<>();

    /** A route of the REST API; the template starts behind {@code /api/v4}. */
    void api(String method, String template, Handler handler) {
        root(method, API + template, handler);
    }

    /** A route of the site itself, such as the OAuth pages. */
    void root(String method, String template, Handler handler) {
        List<String> segments = List.of(template.substring(1).split("/", -1));
        routes.computeIfAbsent(bucket(segments), key -> new ArrayList<>()).add(new Route(method, segments, handler));
    }

    Match find(String method, String rawPath) {
        List<String> segments = segments(rawPath);
        boolean otherMethod = false;
        for (Route route : routes.getOrDefault(bucket(segments), List.of())) {
            Map<String, String> values = route.match(segments);
            if (values != null && route.method().equals(method.equals("HEAD") ? "GET" : method)) {
                return new Match(route.handler(), values);
            }
            otherMethod |= values != null;
        }
        throw otherMethod ? Refusal.error(405, "405 Not Allowed") : Refusal.error(404, "404 Not Found");
    }

    private static String bucket(List<String> segments) {
        return segments.size() + (segments.size() > 2 ? segments.get(2) : segments.get(0));
    }

    private static List<String> segments(String rawPath) {
        return Stream.of(rawPath.substring(1).split("/", -1))
                .map(Router::decode)
                .toList();
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        // A plus sign in a path is itself, unlike in a query.
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }
}
