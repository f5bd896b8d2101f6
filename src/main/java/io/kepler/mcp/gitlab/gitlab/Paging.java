package io.kepler.mcp.gitlab.gitlab;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads from an answer where its list goes on. Counted lists say so in {@code X-Next-Page}, keysets only in a
 * {@code Link}, of which the position is taken and nothing else: the link itself is never followed.
 */
final class Paging {

    private static final Set<String> POSITIONS = Set.of("page", "cursor", "id_after", "id_before", "page_token");
    private static final Pattern LINK = Pattern.compile("<([^<>]*)>([^<>]*)");
    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private Paging() {}

    static Page of(Reply reply) {
        return new Page(next(reply), number(reply.header("X-Total")));
    }

    private static Optional<Map<String, String>> next(Reply reply) {
        OptionalLong page = number(reply.header("X-Next-Page"));
        if (page.isPresent()) {
            return Optional.of(Map.of("page", Long.toString(page.getAsLong())));
        }
        return reply.header("Link").flatMap(Paging::linked);
    }

    private static Optional<Map<String, String>> linked(String header) {
        Matcher link = LINK.matcher(header);
        while (link.find()) {
            if (NEXT.matcher(link.group(2)).find()) {
                return Optional.of(positions(link.group(1))).filter(found -> !found.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> positions(String url) {
        Map<String, String> found = new TreeMap<>();
        String query = url.substring(url.indexOf('?') + 1);
        for (String pair : query.split("[&#]", -1)) {
            String name = pair.substring(0, Math.max(0, pair.indexOf('=')));
            if (POSITIONS.contains(name)) {
                decoded(pair.substring(name.length() + 1)).ifPresent(value -> found.put(name, value));
            }
        }
        if (found.size() > 1) {
            // A keyset's link may repeat the page it was asked with, which says nothing there.
            found.remove("page");
        }
        return Map.copyOf(found);
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8)).filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong number(Optional<String> header) {
        return header.map(String::strip)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}
