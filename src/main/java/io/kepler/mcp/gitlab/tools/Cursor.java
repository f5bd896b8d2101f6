package io.kepler.mcp.gitlab.tools;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A place in a long list, as the next request needs it: GitLab's own paging parameters, and how many items of that
 * page were already given. Written as a query string, so that a person can read it too.
 */
record Cursor(Map<String, String> query, int skip) {

    private static final String SKIP = "skip";
    private static final int MAX_LENGTH = 2_000;
    /** More than a page should hold, because some lists of GitLab come whole whatever one asks for. */
    private static final int MAX_SKIP = 100_000;
    /** What GitLab pages with. Anything else in a cursor did not come from here. */
    private static final Set<String> PAGING = Set.of(
            "page", "per_page", "pagination", "cursor", "id_after", "id_before", "page_token", "order_by", "sort");

    /** The beginning of a list. */
    static Cursor start(int perPage, boolean keyset) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("per_page", Integer.toString(perPage));
        if (keyset) {
            query.put("pagination", "keyset");
        }
        return new Cursor(query, 0);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws InvalidArguments when this is not a cursor of an earlier answer
     */
    static Cursor parse(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        int skip = 0;
        if (text.length() > MAX_LENGTH) {
            throw invalid();
        }
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw invalid();
            }
            String name = pair.substring(0, equals);
            String value = decode(pair.substring(equals + 1));
            if (name.equals(SKIP)) {
                skip = skip(value);
            } else if (PAGING.contains(name)) {
                query.put(name, value);
            } else {
                throw invalid();
            }
        }
        return new Cursor(query, skip);
    }

    String text() {
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return skip == 0 ? text : text + "&" + SKIP + "=" + skip;
    }

    /** The next page, with the paging parameters GitLab names for it. */
    Cursor following(Map<String, String> parameters) {
        Map<String, String> following = new LinkedHashMap<>(query);
        parameters.forEach((name, value) -> {
            if (PAGING.contains(name)) {
                following.put(name, value);
            }
        });
        return new Cursor(following, 0);
    }

    Cursor skipping(int items) {
        return new Cursor(query, items);
    }

    private static int skip(String value) {
        try {
            int skip = Integer.parseInt(value);
            if (skip >= 0 && skip <= MAX_SKIP) {
                return skip;
            }
        } catch (NumberFormatException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static InvalidArguments invalid() {
        return new InvalidArguments(List.of("cursor must be page.next of an earlier answer."));
    }
}
