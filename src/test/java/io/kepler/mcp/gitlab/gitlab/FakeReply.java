package io.kepler.mcp.gitlab.gitlab;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An answer from memory, with status 200. */
public final class FakeReply implements Reply {

    private final byte[] body;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private FakeReply(byte[] body) {
        this.body = body;
    }

    public static FakeReply of(String body) {
        return new FakeReply(body.getBytes(StandardCharsets.UTF_8));
    }

    public static FakeReply of(byte[] body) {
        return new FakeReply(body);
    }

    public FakeReply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public void close() {}
}
