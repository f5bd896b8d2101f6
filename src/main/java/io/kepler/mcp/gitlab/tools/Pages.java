package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Page;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The pages of one list: asks for them until enough items were copied, and knows where the list goes on. When the last
 * page holds more than was wanted it goes on in the middle of that page, so that no item is lost or given twice.
 */
public final class Pages {

    private final Call call;
    private final Request first;
    private final Selection selection;
    private int wanted;
    private @Nullable Cursor next;
    private OptionalLong total = OptionalLong.empty();

    private Pages(Call call, Request first, Selection selection, int wanted, Cursor start) {
        this.call = call;
        this.first = first;
        this.selection = selection;
        this.wanted = wanted;
        this.next = start;
    }

    /** The list of a tool, from where its arguments say. */
    static Pages of(Call call) {
        Arguments arguments = call.arguments();
        int wanted = (int) arguments.number("max_items");
        int perPage = Math.min((int) arguments.number("per_page"), wanted);
        boolean keyset = call.tool().paging() == Paging.KEYSET;
        Cursor start = arguments.findText("cursor").map(Cursor::parse).orElseGet(() -> Cursor.start(perPage, keyset));
        return new Pages(call, arguments.request(), call.selection(), wanted, start);
    }

    /** Another list within a call, from its beginning. */
    public static Pages of(Call call, Request request, Selection selection, int wanted) {
        return new Pages(call, request, selection, wanted, Cursor.start(Math.min(100, wanted), false));
    }

    /** Writes the items as an array, asking GitLab for one page after the other. */
    public void writeItems(JsonGenerator out) {
        out.writeStartArray();
        for (Cursor at = next; at != null && wanted > 0; at = next) {
            next = copyPage(at, out);
        }
        out.writeEndArray();
    }

    /** Writes where the list goes on, after the items. */
    public void writePage(JsonGenerator out) {
        out.writeStartObject();
        if (next != null) {
            out.writeStringProperty("next", next.text());
        }
        if (total.isPresent()) {
            out.writeNumberProperty("total", total.getAsLong());
        }
        out.writeEndObject();
    }

    /** Whether the list ended before enough items were copied. */
    public boolean complete() {
        return next == null;
    }

    private @Nullable Cursor copyPage(Cursor at, JsonGenerator out) {
        try (Reply reply = call.send(request(at))) {
            Page page = Page.of(reply);
            total = page.total();
            return Json.reading(reply, in -> {
                int reached = copyItems(in, at.skip(), out);
                return in.currentToken() == JsonToken.END_ARRAY
                        ? page.next().map(at::following).orElse(null)
                        : at.skipping(reached);
            });
        }
    }

    /** Copies what is wanted of one page and stops on the first item too many. Returns how far it came in the page. */
    private int copyItems(JsonParser in, int skip, JsonGenerator out) {
        Json.enterList(in);
        int position = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (position < skip) {
                in.skipChildren();
            } else if (wanted == 0) {
                return position;
            } else {
                selection.copy(in, out);
                wanted--;
            }
            position++;
        }
        return position;
    }

    private Request request(Cursor at) {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        for (Map.Entry<String, String> parameter : first.query()) {
            if (!at.query().containsKey(parameter.getKey())) {
                query.add(parameter);
            }
        }
        query.addAll(at.query().entrySet());
        return new Request(first.method(), first.path(), query, first.json());
    }
}
