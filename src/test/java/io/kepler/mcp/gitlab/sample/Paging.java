package io.kepler.mcp.gitlab.sample;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Cuts a list into pages and says so in headers, by offset or by key. */
final class Paging {
    private static final int DEFAULT = 20;
    private static final int MAX = 100;

    private final String origin;

    /** @param origin scheme, host and port under which the sample is reached */
    Paging(String origin) {
        this.origin = origin;
    }

    Answer entities(Call call, List<Entity> items) {
        return page(call, items, Entity::bytes);
    }

    <T> Answer nodes(Call call, List<T> items, Function<T, JsonNode> render) {
        return page(call, items, item -> Json.bytes(render.apply(item)));
    }

    <T> Answer page(Call call, List<T> items, Function<T, byte[]> render) {
        return offset(call, items, render, true);
    }

    /** A page of a list whose length GitLab does not count, such as commits. */
    <T> Answer uncounted(Call call, List<T> items, Function<T, JsonNode> render) {
        return offset(call, items, item -> Json.bytes(render.apply(item)), false);
    }

    private <T> Answer offset(Call call, List<T> items, Function<T, byte[]> render, boolean counted) {
        int page = positive(call, "page", 1);
        int size = Math.min(MAX, positive(call, "per_page", DEFAULT));
        int pages = Math.max(1, (items.size() + size - 1) / size);
        int start = (int) Math.min(items.size(), (page - 1L) * size);
        int end = Math.min(items.size(), start + size);
        String next = end < items.size() ? String.valueOf(page + 1) : "";
        String previous = page > 1 ? String.valueOf(page - 1) : "";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Next-Page", next);
        headers.put("X-Page", String.valueOf(page));
        headers.put("X-Per-Page", String.valueOf(size));
        headers.put("X-Prev-Page", previous);
        if (counted) {
            headers.put("X-Total", String.valueOf(items.size()));
            headers.put("X-Total-Pages", String.valueOf(pages));
        }
        StringBuilder links = new StringBuilder();
        link(links, call, "page", previous, size, "prev");
        link(links, call, "page", next, size, "next");
        link(links, call, "page", "1", size, "first");
        link(links, call, "page", counted ? String.valueOf(pages) : "", size, "last");
        headers.put("Link", links.toString());
        return Answer.ok(join(items.subList(start, end), render)).with(headers);
    }

    boolean keyset(Call call) {
        return call.params().text("pagination").equals("keyset");
    }

    /**
     * A page that starts behind the item whose key the request names.
     *
     * @param parameter what carries the key in the link to the next page
     */
    <T> Answer keyset(Call call, List<T> items, Function<T, byte[]> render, String parameter, Function<T, String> key) {
        int size = Math.min(MAX, positive(call, "per_page", DEFAULT));
        String after = call.params().text(parameter);
        int start = 1
                + IntStream.range(0, items.size())
                        .filter(i -> key.apply(items.get(i)).equals(after))
                        .findFirst()
                        .orElse(-1);
        int end = Math.min(items.size(), start + size);
        Answer answer = Answer.ok(join(items.subList(start, end), render));
        if (end == items.size()) {
            return answer;
        }
        StringBuilder links = new StringBuilder();
        link(links, call, parameter, key.apply(items.get(end - 1)), size, "next");
        return answer.with(Map.of("Link", links.toString()));
    }

    private static int positive(Call call, String name, int otherwise) {
        long value = call.params().number(name).orElse((long) otherwise);
        if (value < 1) {
            throw Refusal.error(400, name + " does not have a valid value");
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    private void link(StringBuilder links, Call call, String parameter, String value, int size, String relation) {
        if (!value.isEmpty()) {
            links.append(links.isEmpty() ? "" : ", ")
                    .append('<')
                    .append(origin)
                    .append(call.uri().getRawPath())
                    .append('?')
                    .append(query(call.uri(), parameter))
                    .append("per_page=")
                    .append(size)
                    .append('&')
                    .append(parameter)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append(">; rel=\"")
                    .append(relation)
                    .append('"');
        }
    }

    private static String query(URI uri, String parameter) {
        StringBuilder kept = new StringBuilder();
        if (uri.getRawQuery() != null) {
            Stream.of(uri.getRawQuery().split("&", -1))
                    .filter(pair -> !pair.startsWith("per_page=") && !pair.startsWith(parameter + "="))
                    .forEach(pair -> kept.append(pair).append('&'));
        }
        return kept.toString();
    }

    private static <T> byte[] join(List<T> items, Function<T, byte[]> render) {
        ByteArrayOutputStream list = new ByteArrayOutputStream(items.size() * 5500 + 2);
        list.write('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                list.write(',');
            }
            list.writeBytes(render.apply(items.get(i)));
        }
        list.write(']');
        return list.toByteArray();
    }
}
