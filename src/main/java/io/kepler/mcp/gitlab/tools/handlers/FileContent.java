package io.kepler.mcp.gitlab.tools.handlers;

import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** A file as text, decoded from the base64 GitLab sends. What is not UTF-8 text is said to be binary, not mangled. */
final class FileContent implements Handler {

    /** What GitLab says about a file, as far as it is told on. */
    private static final class Blob {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private String ref = "";
        private String lastCommitId = "";
    }

    @Override
    public Answer answer(Call call) {
        Blob blob = read(call);
        Optional<String> text = text(blob.content.toByteArray());
        return Json.answer(out -> {
            out.writeStartObject();
            out.writeStringProperty("file_path", call.arguments().text("file_path"));
            out.writeStringProperty("ref", blob.ref);
            out.writeStringProperty("last_commit_id", blob.lastCommitId);
            out.writeNumberProperty("size", blob.content.size());
            writeContent(text, out);
            out.writeEndObject();
        });
    }

    private static void writeContent(Optional<String> text, JsonGenerator out) {
        if (text.isPresent()) {
            out.writeStringProperty("content", text.get());
        } else {
            out.writeBooleanProperty("binary", true);
            out.writeStringProperty("content", "");
        }
    }

    private static Blob read(Call call) {
        Blob blob = new Blob();
        try (Reply reply = call.send(call.arguments().request())) {
            Json.reading(reply, in -> fill(blob, in));
        }
        return blob;
    }

    private static boolean fill(Blob blob, JsonParser in) {
        Json.enterObject(in);
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "content" -> in.readBinaryValue(blob.content);
                case "ref" -> blob.ref = in.getString();
                case "last_commit_id" -> blob.lastCommitId = in.getString();
                default -> in.skipChildren();
            }
        }
        return true;
    }

    private static Optional<String> text(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
