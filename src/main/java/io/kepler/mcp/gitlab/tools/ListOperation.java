package io.kepler.mcp.gitlab.tools;

/** Reads a list page by page until it has as many items as wanted, and says where it goes on. */
final class ListOperation implements Handler {

    @Override
    public Answer answer(Call call) {
        return Json.answer(out -> {
            Pages pages = Pages.of(call);
            out.writeStartObject();
            out.writeName("items");
            pages.writeItems(out);
            out.writeName("page");
            pages.writePage(out);
            out.writeEndObject();
        });
    }
}
