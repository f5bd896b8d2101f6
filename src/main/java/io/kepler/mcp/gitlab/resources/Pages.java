package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Page;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.tools.Json;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks through a list of GitLab item by item, page by page, for as long as somebody wants more. */
final class Pages {

    /** Takes one item; the parser stands on its first token and afterwards on its last. */
    interface Taker {
        void take(JsonParser item);

        boolean wantsMore();
    }

    private final Reading reading;
    private final int perPage;
    private long position;
    private boolean complete;
    private OptionalLong total = OptionalLong.empty();

    Pages(Reading reading, int perPage) {
        this.reading = reading;
        this.perPage = perPage;
        this.position = reading.offset().orElse(0);
    }

    void walk(Taker taker) {
        while (!complete && taker.wantsMore()) {
            walkPage(taker);
        }
    }

    private void walkPage(Taker taker) {
        long page = position / perPage + 1;
        Map<String, String> query = Map.of("page", Long.toString(page), "per_page", Integer.toString(perPage));
        try (Reply reply = reading.send(reading.request(query))) {
            Page where = Page.of(reply);
            total = where.total();
            if (Json.reading(reply, in -> walkItems(in, taker))) {
                complete = where.next().isEmpty();
                // GitLab leaves out what the user may not see after it has cut the pages, so one can be short.
                position = page * perPage;
            }
        }
    }

    /** Whether the page was walked to its end. */
    private boolean walkItems(JsonParser in, Taker taker) {
        Json.enterList(in);
        long skip = position % perPage;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (skip > 0) {
                skip--;
                in.skipChildren();
            } else if (taker.wantsMore()) {
                taker.take(in);
                position++;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Where the list goes on, or empty when it was walked to its end. */
    OptionalLong rest() {
        return complete ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** How many items there are in all, when GitLab counted them. */
    OptionalLong total() {
        return total;
    }
}
