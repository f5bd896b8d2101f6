package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.tools.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One read of one resource.
 *
 * @param uri its address, without the offset
 * @param values of the holes of its template
 * @param offset where to begin, when the client said so: in bytes, in files of a diff, in items of a list
 */
record Reading(
        String uri,
        Definition definition,
        Map<String, String> values,
        OptionalLong offset,
        Caller caller,
        Deadline deadline) {

    static boolean isHole(String value) {
        return value.startsWith("{") && value.endsWith("}");
    }

    static String holeName(String hole) {
        return hole.substring(1, hole.length() - 1);
    }

    String value(String hole) {
        return Objects.requireNonNull(values.get(hole), hole);
    }

    Request request() {
        return request(Map.of());
    }

    /** The request with further parameters. */
    Request request(Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>();
        definition.query().forEach((name, value) -> query.put(name, isHole(value) ? value(holeName(value)) : value));
        query.putAll(more);
        String path = Objects.requireNonNull(definition.request()).expand(this::value);
        return new Request(Request.Method.GET, path, query.entrySet().stream().toList(), null);
    }

    Reply send(Request request) {
        return caller.gitlab().send(request, caller.credential(), deadline);
    }

    /** The address as it was asked for. */
    String asked() {
        return offset.isPresent() ? from(offset.getAsLong()) : uri;
    }

    /** The address of the rest from an offset on. */
    String from(long position) {
        return uri + Address.OFFSET + position;
    }
}
