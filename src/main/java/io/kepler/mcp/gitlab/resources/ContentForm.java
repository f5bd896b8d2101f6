package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.tools.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The text that an object has in its field {@code content}, which is Markdown. */
final class ContentForm implements Form {

    private static final String FIELD = "content";

    @Override
    public String mimeType() {
        return "text/markdown";
    }

    @Override
    public Content read(Reading reading) {
        try (Reply reply = reading.send(reading.request())) {
            Map<String, String> fields = Json.reading(reply, in -> {
                Json.enterObject(in);
                return Json.scalars(in, Set.of(FIELD));
            });
            byte[] text = fields.getOrDefault(FIELD, "").getBytes(StandardCharsets.UTF_8);
            Window window =
                    Window.read(new ByteArrayInputStream(text), reading.offset().orElse(0));
            return Content.text(reading.asked(), mimeType(), window.lenient() + window.note(reading));
        }
    }
}
