package io.kepler.mcp.gitlab.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Sound requests of Alice's and Bob's, most of them spoilt in one way or several; the same for the same seed. */
final class FuzzMessages {

    private static final List<String> LEGACY = List.of(
            Sent.initialize("2025-11-25"),
            Sent.request("ping", ""),
            Sent.request("tools/list", "\"cursor\":\"abc\""),
            Sent.request("tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}")),
            Sent.request(
                    "tools/call",
                    Sent.call("list_issues", "{\"project_id\":\"7\",\"max_items\":3,\"cursor\":\"page=2\"}")),
            Sent.request("tools/call", Sent.call("list_projects", "{\"per_page\":20}")),
            Sent.request("tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}")),
            Sent.request("prompts/list", ""),
            Sent.request("prompts/get", "\"name\":\"my_open_work\",\"arguments\":{}"),
            Sent.request("resources/list", ""),
            Sent.request("resources/templates/list", ""),
            Sent.request("resources/read", "\"uri\":\"gitlab://projects/7\""),
            Sent.request("resources/subscribe", "\"uri\":\"gitlab://projects/7/issues/1\""),
            Sent.request("resources/unsubscribe", "\"uri\":\"gitlab://projects/7/issues/1\""),
            Sent.request("logging/setLevel", "\"level\":\"info\""),
            Sent.request(
                    "completion/complete",
                    "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"review_merge_request\"},"
                            + "\"argument\":{\"name\":\"project_id\",\"value\":\"o\"}"),
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"action\":\"accept\"}}");

    private static final List<String[]> MODERN = List.of(
            new String[] {"server/discover", ""},
            new String[] {"tools/list", "\"cursor\":\"abc\""},
            new String[] {"tools/call", Sent.call("get_project", "{\"project_id\":\"7\"}"), "get_project"},
            new String[] {"tools/call", Sent.call("test_elicitation", "{\"message\":\"Who?\"}"), "test_elicitation"},
            new String[] {
                "tools/call",
                Sent.call("test_elicitation", "{\"message\":\"Who?\"}")
                        + ",\"requestState\":\"abc\",\"inputResponses\":{}",
                "test_elicitation"
            },
            new String[] {"prompts/get", "\"name\":\"daily_stand_up\",\"arguments\":{}", "daily_stand_up"},
            new String[] {"resources/read", "\"uri\":\"gitlab://projects/7\"", "gitlab://projects/7"},
            new String[] {"tasks/get", "\"taskId\":\"abc\"", "abc"},
            new String[] {"tasks/cancel", "\"taskId\":\"abc\"", "abc"},
            new String[] {"subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}"});

    private static final List<String> METHODS =
            List.of("POST", "POST", "GET", "DELETE", "PUT", "PATCH", "OPTIONS", "FOO");
    private static final List<String> PATHS =
            List.of("/mcp", "/mcp?x=%00", "/mcp;a=b", "/sse", "/messages", "/messages/", "/messages/?session_id=");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Content-Type",
            "MCP-Protocol-Version",
            "Mcp-Method",
            "Mcp-Name",
            "Mcp-Session-Id",
            "Authorization",
            "Origin",
            "Last-Event-ID",
            "traceparent");
    private static final List<String> VALUES = List.of(
            "",
            "*/*",
            "text/html",
            "application/json; charset=utf-16",
            "application/json;;;",
            "a/b/c",
            "2024-11-05",
            "2025-03-26",
            "2026-07-28",
            "9999-99-99",
            "tools/call",
            "=?base64?!!!?=",
            "Bearer x",
            "Basic Og==",
            "null",
            "http://localhost:1",
            "https://evil.example",
            "\t",
            "x".repeat(3_000));

    private final long seed;
    private final String alices;
    private final String bobs;

    FuzzMessages(long seed, String alices, String bobs) {
        this.seed = seed;
        this.alices = alices;
        this.bobs = bobs;
    }

    FuzzMessage next(int number) {
        Random random = new Random(seed * 31 + number);
        boolean byAlice = random.nextInt(4) > 0;
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll((byAlice ? Sent.byAlice() : Sent.byBob()).headers());
        String body = random.nextBoolean() ? modern(random, headers) : legacy(random, headers, byAlice);
        String method = "POST";
        String path = "/mcp";
        if (random.nextInt(8) == 0) {
            method = pick(METHODS, random);
            path = pick(PATHS, random);
            path += path.endsWith("=") ? (random.nextBoolean() ? alices : bobs) : "";
        }
        for (int i = random.nextInt(3); i > 0 && random.nextInt(3) == 0; i--) {
            spoil(headers, random);
        }
        byte[] bytes = new FuzzBody(random).spoilt(body);
        return new FuzzMessage(byAlice, method, path, headers, bytes);
    }

    private static String modern(Random random, Map<String, String> headers) {
        String[] request = MODERN.get(random.nextInt(MODERN.size()));
        headers.put("MCP-Protocol-Version", "2026-07-28");
        headers.put("Mcp-Method", request[0]);
        if (request.length > 2) {
            headers.put("Mcp-Name", request[2]);
        }
        String body = Sent.modernRequest(request[0], request[1]);
        return random.nextBoolean() ? body : body.replace("Capabilities\":{}", "Capabilities\":{\"elicitation\":{}}");
    }

    private String legacy(Random random, Map<String, String> headers, boolean byAlice) {
        switch (random.nextInt(4)) {
            case 0 -> headers.put("Mcp-Session-Id", byAlice ? alices : bobs);
            case 1 -> headers.put("Mcp-Session-Id", random.nextBoolean() ? bobs : alices);
            case 2 -> headers.put("MCP-Protocol-Version", "2025-03-26");
            default -> {}
        }
        return pick(LEGACY, random);
    }

    private static void spoil(Map<String, String> headers, Random random) {
        String header = pick(HEADERS, random);
        if (random.nextInt(3) == 0) {
            headers.remove(header);
        } else {
            headers.put(header, pick(VALUES, random));
        }
    }

    static <T> T pick(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] join(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
