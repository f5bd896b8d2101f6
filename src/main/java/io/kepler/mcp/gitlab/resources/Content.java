package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.tools.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was read from a resource: a text, JSON being one too, or bytes. */
public final class Content {

    private final String uri;
    private final String mimeType;
    private final @Nullable Answer json;
    private final @Nullable String text;
    private final byte @Nullable [] blob;

    private Content(String uri, String mimeType, @Nullable Answer json, @Nullable String text, byte @Nullable [] blob) {
        this.uri = uri;
        this.mimeType = mimeType;
        this.json = json;
        this.text = text;
        this.blob = blob;
    }

    static Content json(String uri, Answer json) {
        return new Content(uri, Form.JSON, json, null, null);
    }

    static Content text(String uri, String mimeType, String text) {
        return new Content(uri, mimeType, null, wellFormed(text), null);
    }

    static Content blob(String uri, String mimeType, byte[] blob) {
        return new Content(uri, mimeType, null, null, blob);
    }

    /** A text that was cut in the middle of a character gets U+FFFD there: strict clients refuse half of one. */
    private static String wellFormed(String text) {
        return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                ? new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE)
                : text;
    }

    public String uri() {
        return uri;
    }

    public String mimeType() {
        return mimeType;
    }

    public boolean isBlob() {
        return blob != null;
    }

    /** The text; only when this is not a blob. */
    public String text() {
        return json == null ? Objects.requireNonNull(text) : json.toString();
    }

    /** The bytes; only when this is a blob. */
    public byte[] blob() {
        return Objects.requireNonNull(blob).clone();
    }
}
