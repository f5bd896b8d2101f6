package io.kepler.mcp.gitlab.completions;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Page;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One completion: what was typed, what was given before, and the values found so far. */
final class Question {

    /** GitLab cannot search everything, a folder for instance, and somebody waits at the keyboard. */
    private static final int MOST_PAGES = 5;

    private static final Page BEGINNING = new Page(Optional.of(Map.of()), OptionalLong.empty());

    private final String typed;
    private final Map<String, String> given;
    private final Caller caller;
    private final Deadline deadline;
    private final Set<String> found = new LinkedHashSet<>();
    private boolean more;
    private long total;

    Question(String typed, Map<String, String> given, Caller caller, Deadline deadline) {
        this.typed = typed;
        this.given = given;
        this.caller = caller;
        this.deadline = deadline;
    }

    /** Asks GitLab for a list, page by page for as long as nothing in it fits. */
    void ask(Source source) {
        boolean searched = source.searches(typed);
        int before = found.size();
        int seen = 0;
        Page page = BEGINNING;
        for (int pages = 0;
                pages < MOST_PAGES && found.size() == before && page.next().isPresent();
                pages++) {
            Request request = request(source, searched, page.next().get());
            try (Reply reply = caller.gitlab().send(request, caller.credential(), deadline)) {
                page = Page.of(reply);
                seen += Json.reading(reply, in -> take(in, source, searched));
            }
        }
        more |= page.next().isPresent();
        // What GitLab counted is the number of values only when every item was one.
        total += seen == found.size() - before ? page.total().orElse(seen) : found.size() - before;
    }

    private Request request(Source source, boolean searched, Map<String, String> position) {
        Map<String, String> query = new LinkedHashMap<>();
        source.query().forEach((name, value) -> {
            boolean hole = value.startsWith("{");
            String known = hole ? given.get(value.substring(1, value.length() - 1)) : value;
            if (known != null) {
                query.put(name, known);
            }
        });
        if (searched) {
            query.put(Objects.requireNonNull(source.search()), source.anchor() + typed);
        }
        if (source.folder() != null && typed.indexOf('/') >= 0) {
            query.put(source.folder(), typed.substring(0, typed.lastIndexOf('/')));
        }
        query.put("per_page", Integer.toString(Values.MOST));
        query.putAll(position);
        String path = source.request().expand(hole -> Objects.requireNonNull(given.get(hole)));
        return new Request(Request.Method.GET, path, query.entrySet().stream().toList(), null);
    }

    /** Takes the fitting items and says how many there were. */
    private int take(JsonParser in, Source source, boolean searched) {
        Json.enterList(in);
        int seen = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Map<String, String> item = Json.scalars(in, Set.of(source.value(), "type"));
            String value = item.getOrDefault(source.value(), "");
            if (source.folder() != null && "tree".equals(item.get("type"))) {
                value += "/";
            }
            if (!value.isEmpty() && (searched || fits(value, source))) {
                found.add(value);
            }
            seen++;
        }
        return seen;
    }

    private boolean fits(String value, Source source) {
        boolean fromTheStart = source.identifies() || source.folder() != null;
        return fromTheStart ? value.startsWith(typed) : folded(value).contains(folded(typed));
    }

    /** What was typed first, then those that begin with it, otherwise in GitLab's order. */
    Values values() {
        List<String> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt(this::rank));
        boolean cut = ordered.size() > Values.MOST;
        return new Values(cut ? ordered.subList(0, Values.MOST) : ordered, Math.max(total, found.size()), more || cut);
    }

    private int rank(String value) {
        if (folded(value).startsWith(folded(typed))) {
            return value.length() == typed.length() ? 0 : 1;
        }
        return 2;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
