package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Selection;
import java.util.List;

/** The kept fields of one object. */
final class ObjectForm implements Form {

    @Override
    public String mimeType() {
        return JSON;
    }

    @Override
    public Content read(Reading reading) {
        try (Reply reply = reading.send(reading.request())) {
            return Content.json(
                    reading.asked(), kept(reply, reading.definition().fields()));
        }
    }

    /** The fields at these paths of the object that GitLab sent. */
    static Answer kept(Reply reply, List<String> fields) {
        return Json.answer(out -> Json.reading(reply, in -> {
            Json.enterObject(in);
            Selection.of(fields).copy(in, new Shortened(out));
            return true;
        }));
    }
}
