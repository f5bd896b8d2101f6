package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file: its text, a stretch of it when it is long, or its bytes when it is no text and not large. */
final class FileForm implements Form {

    private static final int MOST_BINARY = 1024 * 1024;
    /** GitLab sends a file from its beginning whatever one wants of it. */
    private static final long MOST_READ = 256L * 1024 * 1024;

    @Override
    public String mimeType() {
        return "";
    }

    @Override
    public Content read(Reading reading) {
        try (Reply reply = reading.send(reading.request().upTo(MOST_READ))) {
            InputStream body = reply.body();
            Window window = Window.read(body, reading.offset().orElse(0));
            Optional<String> text = window.text();
            String type = URLConnection.guessContentTypeFromName(reading.value("file_path"));
            if (text.isPresent()) {
                return Content.text(reading.asked(), ofText(type), text.get() + window.note(reading));
            }
            return binary(reading, window, body, type);
        }
    }

    /** By their names some are what they are not: a script of the shell would be an archive. */
    private static String ofText(@Nullable String guess) {
        return guess != null && (guess.startsWith("text/") || guess.endsWith("json") || guess.endsWith("xml"))
                ? guess
                : "text/plain";
    }

    private static Content binary(Reading reading, Window window, InputStream rest, @Nullable String type) {
        byte[] all = window.cut() ? withRest(window.bytes(), rest) : window.bytes();
        if (all.length > MOST_BINARY || reading.offset().isPresent()) {
            return Content.text(
                    reading.asked(),
                    "text/plain",
                    "[This file is no text. It is given when it is not larger than " + MOST_BINARY
                            + " bytes and asked for without an offset.]\n");
        }
        return Content.blob(reading.asked(), type == null ? "application/octet-stream" : type, all);
    }

    private static byte[] withRest(byte[] beginning, InputStream rest) {
        try {
            byte[] more = rest.readNBytes(MOST_BINARY + 1 - beginning.length);
            byte[] all = new byte[beginning.length + more.length];
            System.arraycopy(beginning, 0, all, 0, beginning.length);
            System.arraycopy(more, 0, all, beginning.length, more.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
