package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Selection;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** The kept fields of the items of a list, and the address of its rest when it is long. */
final class ListForm implements Form {

    private static final int MOST_ITEMS = 100;
    private static final int MOST_CHARACTERS = 256 * 1024;

    @Override
    public String mimeType() {
        return JSON;
    }

    @Override
    public Content read(Reading reading) {
        Pages pages = new Pages(reading, MOST_ITEMS);
        return Content.json(reading.asked(), Json.answer(out -> {
            out.writeStartObject();
            out.writeName("items");
            out.writeStartArray();
            pages.walk(new Copy(Selection.of(reading.definition().fields()), out));
            out.writeEndArray();
            writePage(pages, reading, out);
            out.writeEndObject();
        }));
    }

    private static final class Copy implements Pages.Taker {
        private final Selection selection;
        private final Shortened out;
        private int items;

        Copy(Selection selection, JsonGenerator out) {
            this.selection = selection;
            this.out = new Shortened(out);
        }

        @Override
        public void take(JsonParser item) {
            selection.copy(item, out);
            items++;
        }

        @Override
        public boolean wantsMore() {
            return items < MOST_ITEMS && out.written() < MOST_CHARACTERS;
        }
    }

    private static void writePage(Pages pages, Reading reading, JsonGenerator out) {
        out.writeName("page");
        out.writeStartObject();
        if (pages.total().isPresent()) {
            out.writeNumberProperty("total", pages.total().getAsLong());
        }
        if (pages.rest().isPresent()) {
            out.writeStringProperty("rest", reading.from(pages.rest().getAsLong()));
        }
        out.writeEndObject();
    }
}
