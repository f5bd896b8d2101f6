package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListOperationTest {

    private static final String OFFSET = """
            list:
              description: List.
              request: GET /things
              optional: { sort: shared }
              fields: [id]
              paged: true
            """;
    private static final String KEYSET = OFFSET.replace("paged: true", "paged: keyset");

    private final Calls offset = Calls.of(OFFSET);
    private final Calls keyset = Calls.of(KEYSET);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 19, 20, 21, 99, 100, 101, 250})
    void givesEveryItemOnceWhateverThePages(int items) {
        offset.gitlab().on("GET", "/things", asked -> counted(items, 100, asked));
        keyset.gitlab().on("GET", "/things", asked -> linked(items, asked));

        for (int perPage : new int[] {1, 3, 20, 100}) {
            for (int maxItems : new int[] {1, 2, 7, 20, 100, 1000}) {
                assertThat(readAll(offset, perPage, maxItems, items)).isEqualTo(ids(0, items));
                assertThat(readAll(keyset, perPage, maxItems, items)).isEqualTo(ids(0, items));
            }
        }
    }

    @Test
    void goesOnWhereGitLabMindsNoPageSize() {
        offset.gitlab().on("GET", "/things", asked -> FakeReply.of(array(0, 500)));

        assertThat(readAll(offset, 20, 100, 500)).isEqualTo(ids(0, 500));
    }

    @Test
    void asksForNoMoreThanIsWanted() {
        offset.gitlab().on("GET", "/things", asked -> counted(250, 100, asked));

        offset.call("list", Map.of("max_items", 5));
        offset.call("list", Map.of("max_items", 40, "per_page", 30));

        assertThat(offset.gitlab().asked())
                .extracting(FakeGitLab.Asked::line)
                .containsExactly("GET /things per_page=5", "GET /things per_page=30", "GET /things per_page=30 page=2");
    }

    @Test
    void goesOnWithTheSameFilters() {
        offset.gitlab().on("GET", "/things", asked -> counted(3, 100, asked));
        JsonNode first = offset.call("list", Map.of("max_items", 1, "sort", "asc"));

        offset.call("list", Map.of("sort", "asc", "cursor", next(first)));

        assertThat(offset.gitlab().asked().get(1).line()).isEqualTo("GET /things sort=asc per_page=1 page=2");
    }

    @Test
    void tellsTheTotalWhenGitLabCounted() {
        offset.gitlab().on("GET", "/things", asked -> counted(41, 100, asked));
        keyset.gitlab().on("GET", "/things", asked -> linked(41, asked));

        assertThat(offset.call("list", Map.of("max_items", 2)).path("page"))
                .hasToString("{\"next\":\"per_page=2&page=2\",\"total\":41}");
        assertThat(keyset.call("list", Map.of()).path("page")).hasToString("{}");
    }

    @Test
    void keepsTheFieldsUnlessAllAreWanted() {
        offset.gitlab().on("GET", "/things", "[{\"id\":1,\"noise\":{\"a\":[2]}}]");

        assertThat(offset.answer("list", Map.of())).hasToString("{\"items\":[{\"id\":1}],\"page\":{}}");
        assertThat(offset.answer("list", Map.of("detail", "full")))
                .hasToString("{\"items\":[{\"id\":1,\"noise\":{\"a\":[2]}}],\"page\":{}}");
    }

    @Test
    void refusesACursorOfSomethingElse() {
        assertThatExceptionOfType(InvalidArguments.class)
                .isThrownBy(() -> offset.call("list", Map.of("cursor", "page=2&sudo=root")));
        assertThat(offset.gitlab().asked()).isEmpty();
    }

    @Test
    void failsAsAWholeWhenALaterPageFails() {
        offset.gitlab().on("GET", "/things", asked -> {
            if ("3".equals(asked.query().get("page"))) {
                throw FakeGitLab.refusal(Fault.RATE_LIMITED, 429, "GitLab's rate limit is reached");
            }
            return counted(250, 100, asked);
        });

        assertThat(offset.failure(Fault.RATE_LIMITED, "list", Map.of()).status())
                .isEqualTo(429);
        assertThat(offset.gitlab().asked()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "{\"message\":\"x\"}",
                "7",
                "null",
                "\"text\"",
                "<html>",
                "[",
                "[{\"id\":1}",
                "[{\"id\":1},",
                "[{\"id\":",
                "[{\"id\":1} {\"id\":2}]",
                "[{\"id\":\"\\x\"}]",
                "[{\"other\":\"abc"
            })
    void takesAnythingButAListForAFailureOfGitLab(String body) {
        offset.gitlab().on("GET", "/things", body);

        offset.failure(Fault.UNAVAILABLE, "list", Map.of());
    }

    @Test
    void passesOnItemsWithHalfACharacter() {
        offset.gitlab().on("GET", "/things", "[{\"id\":\"cut \\ud83d\"},{\"id\":\"\\ud83d\\ude00\"}]");

        assertThat(offset.answer("list", Map.of()))
                .hasToString("{\"items\":[{\"id\":\"cut \ufffd\"},{\"id\":\"😀\"}],\"page\":{}}");
    }

    /** Follows page.next to the end; every answer but the last must be full. */
    private static List<Integer> readAll(Calls calls, int perPage, int maxItems, int items) {
        List<Integer> read = new ArrayList<>();
        Map<String, Object> arguments = new HashMap<>(Map.of("per_page", perPage, "max_items", maxItems));
        for (int answers = 0; answers <= items; answers++) {
            JsonNode answer = calls.call("list", arguments);
            answer.path("items").forEach(item -> read.add(item.path("id").asInt()));
            if (!answer.path("page").has("next")) {
                assertThat(answer.path("items").size()).isLessThanOrEqualTo(maxItems);
                return read;
            }
            assertThat(answer.path("items").size()).isEqualTo(maxItems);
            arguments.put("cursor", next(answer));
        }
        throw new AssertionError("the list never ends: " + read);
    }

    private static String next(JsonNode answer) {
        return answer.path("page").path("next").asString();
    }

    /** A list with page numbers, as GitLab counts them. */
    private static Reply counted(int items, int largest, FakeGitLab.Asked asked) {
        int page = Integer.parseInt(asked.query().getOrDefault("page", "1"));
        return page(
                items,
                largest,
                page,
                asked,
                (reply, next) -> reply.with("X-Next-Page", next ? "" + (page + 1) : "")
                        .with("X-Total", Integer.toString(items)));
    }

    /** A list that only says in a link where it goes on. */
    private static Reply linked(int items, FakeGitLab.Asked asked) {
        assertThat(asked.query()).containsEntry("pagination", "keyset");
        String token = asked.query().getOrDefault("page_token", "t0");
        int page = Integer.parseInt(token.substring(1)) + 1;
        String link = "<https://gitlab.example/api/v4/things?page_token=t" + page + "&per_page=1>; rel=\"next\"";
        return page(items, 100, page, asked, (reply, next) -> next ? reply.with("Link", link) : reply);
    }

    private static Reply page(
            int items,
            int largest,
            int page,
            FakeGitLab.Asked asked,
            BiFunction<FakeReply, Boolean, FakeReply> headers) {
        int size = Math.min(largest, Integer.parseInt(asked.query().get("per_page")));
        int from = Math.min(items, (page - 1) * size);
        int to = Math.min(items, from + size);
        return headers.apply(FakeReply.of(array(from, to)), to < items);
    }

    private static String array(int from, int to) {
        return ids(from, to).stream().map(id -> "{\"id\":" + id + "}").collect(Collectors.joining(",", "[", "]"));
    }

    private static List<Integer> ids(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
