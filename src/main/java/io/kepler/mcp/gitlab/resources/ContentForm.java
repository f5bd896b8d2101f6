package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.tools.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The text that an object has in its field {@code content}, and its format beside it. */
final class ContentForm implements Form {

    private static final String TEXT = "content";
    private static final String FORMAT = "format";

    @Override
    public String mimeType() {
        return "";
    }

    @Override
    public Content read(Reading reading) {
        try (Reply reply = reading.send(reading.request())) {
            Map<String, String> fields = Json.reading(reply, in -> {
                Json.enterObject(in);
                return Json.scalars(in, Set.of(TEXT, FORMAT));
            });
            byte[] text = fields.getOrDefault(TEXT, "").getBytes(StandardCharsets.UTF_8);
            String type = fields.getOrDefault(FORMAT, "markdown").equals("markdown") ? "text/markdown" : "text/plain";
            Window window =
                    Window.read(new ByteArrayInputStream(text), reading.offset().orElse(0));
            return Content.text(reading.asked(), type, window.lenient() + window.note(reading));
        }
    }
}
