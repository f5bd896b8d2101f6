package io.kepler.mcp.gitlab.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is long is cut, says so, and can be read to its end. */
class LongContentsTest {

    private static final String FILE = "gitlab://projects/1/files/main/a.txt";
    private static final String RAW = "/projects/1/repository/files/a.txt/raw";
    private static final String LOG = "gitlab://projects/1/jobs/2/log";
    private static final String TRACE = "/projects/1/jobs/2/trace";
    private static final String DIFF = "gitlab://projects/1/merge_requests/2/diff";
    private static final String DIFFS = "/projects/1/merge_requests/2/diffs";
    private static final Pattern REST = Pattern.compile("(gitlab://\\S+\\?offset=\\d+)");

    private final FakeGitLab gitlab = new FakeGitLab();
    private final Caller alice = new Caller(gitlab, FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));
    private final Resources resources = Resources.load(Catalogue.load());

    private Content read(String uri) {
        return resources.read(uri, alice, Deadline.in(Duration.ofMinutes(1)));
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "line " + i + " größe 🔭\n")
                .collect(Collectors.joining());
    }

    /** Follows the addresses of the rest, without the words that name them. */
    private String whole(String uri) {
        StringBuilder whole = new StringBuilder();
        String next = uri;
        while (!next.isEmpty()) {
            String text = read(next).text();
            int note = text.lastIndexOf("\n[");
            Matcher rest = REST.matcher(note < 0 ? "" : text.substring(note));
            next = rest.find() ? rest.group(1) : "";
            whole.append(text, 0, next.isEmpty() ? text.length() : note);
        }
        return whole.toString();
    }

    @Test
    void leadsThroughALongFile() {
        String text = lines(40_000);
        gitlab.on("GET", RAW, asked -> FakeReply.of(text));

        assertThat(read(FILE).text()).hasSizeLessThan(Window.MOST_BYTES + 200).contains("The rest is at " + FILE);
        assertThat(whole(FILE)).isEqualTo(text);
        assertThat(gitlab.asked()).hasSizeGreaterThan(3);
    }

    @Test
    void cutsALongLineBetweenCharacters() {
        String text = "🔭".repeat(100_000);
        gitlab.on("GET", RAW, asked -> FakeReply.of("x" + text));

        assertThat(whole(FILE)).isEqualTo("x" + text);
    }

    @Test
    void saysThatTheOffsetIsBehindTheEnd() {
        gitlab.on("GET", RAW, asked -> FakeReply.of("short"));

        assertThat(read(FILE + "?offset=5000").text()).isEqualTo("[There is nothing from byte 5000 on.]\n");
        assertThat(read(FILE + "?offset=2").text()).isEqualTo("ort");
        assertThat(read(FILE).uri()).isEqualTo(FILE);
    }

    @Test
    void givesBytesUpToALimit() {
        byte[] bytes = new byte[1024 * 1024];
        gitlab.on("GET", RAW, asked -> FakeReply.of(bytes));
        assertThat(read(FILE).blob()).hasSize(bytes.length);

        gitlab.on("GET", RAW, asked -> FakeReply.of(new byte[1024 * 1024 + 1]));
        assertThat(read(FILE).isBlob()).isFalse();
        assertThat(read(FILE).text()).contains("no text", "1048576 bytes");
    }

    @Test
    void doesNotTakeLatin1ForText() {
        gitlab.on("GET", RAW, asked -> FakeReply.of("Größe".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(read(FILE).isBlob()).isTrue();
    }

    @Test
    void asksForMoreThanOtherAnswersMayHold() {
        gitlab.on("GET", TRACE, asked -> FakeReply.of("done\n"));
        read(LOG);
        assertThat(gitlab.asked().get(0).request().longest()).isGreaterThan(100_000_000);
    }

    @Test
    void givesTheEndOfALongLog() {
        String log = lines(40_000);
        gitlab.on("GET", TRACE, asked -> FakeReply.of(log));

        String end = read(LOG).text();
        assertThat(end).hasSizeLessThan(Tail.MOST_BYTES + 200).endsWith("line 39999 größe 🔭\n");
        int total = log.getBytes(StandardCharsets.UTF_8).length;
        assertThat(end)
                .matches(Pattern.compile(
                        "\\[The first \\d+ of " + total + " bytes are left out\\. They are at " + Pattern.quote(LOG)
                                + "\\?offset=0]\\nline .*",
                        Pattern.DOTALL));
        assertThat(whole(LOG + "?offset=0")).isEqualTo(log);
    }

    @Test
    void givesAShortLogAsItIs() {
        String log = lines(100);
        gitlab.on("GET", TRACE, asked -> FakeReply.of(log));
        assertThat(read(LOG).text()).isEqualTo(log);
        gitlab.on("GET", TRACE, asked -> FakeReply.of(""));
        assertThat(read(LOG).text()).isEmpty();
    }

    @Test
    void takesOutWhatOnlyATerminalUnderstands() {
        assertThat(LogForm.readable("\u001B[0Ksection_start:1700000000:prepare[collapsed=true]\r\u001B[0K"
                        + "\u001B[32;1mReady\u001B[0;m\r\n10%\r50%\r100%\nend"))
                .isEqualTo("Ready\n100%\nend");
        assertThat(LogForm.readable("\r".repeat(200_000) + "X\r\r\n\r")).isEqualTo("X\n");
    }

    @Test
    void readsOnFromWithinACharacter() {
        gitlab.on("GET", RAW, asked -> FakeReply.of("größe"));
        assertThat(read(FILE + "?offset=3").text()).isEqualTo("ße");
        assertThat(read(FILE + "?offset=2").text()).isEqualTo("öße");
    }

    @ParameterizedTest
    @CsvSource({
        "run.sh, text/plain",
        "a.json, application/json",
        "a.md, text/markdown",
        "a.svg, image/svg+xml",
        "a.bin, text/plain"
    })
    void callsATextNothingElse(String name, String type) {
        gitlab.on("GET", "/projects/1/repository/files/" + name + "/raw", "words");
        assertThat(read("gitlab://projects/1/files/main/" + name).mimeType()).isEqualTo(type);
    }

    @Test
    void leadsThroughALongDiff() {
        gitlab.on("GET", DIFFS, asked -> {
            int page = Integer.parseInt(asked.query().get("page"));
            String items = IntStream.range(0, 20)
                    .mapToObj(i -> "{\"old_path\":\"f" + (page * 20 - 20 + i) + "\",\"new_path\":\"f"
                            + (page * 20 - 20 + i) + "\",\"diff\":\"@@ -1 +1 @@\\n+" + "x".repeat(9_000) + "\\n\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            FakeReply reply = FakeReply.of(items);
            return page < 4 ? reply.with("X-Next-Page", String.valueOf(page + 1)) : reply;
        });

        assertThat(read(DIFF).text())
                .hasSizeLessThan(300_000)
                .endsWith("[There are more files. They are at " + DIFF + "?offset=29]\n");
        assertThat(Pattern.compile("diff --git a/f\\d+")
                        .matcher(whole(DIFF))
                        .results()
                        .map(MatchResult::group))
                .hasSize(80)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatADiffLacks() {
        gitlab.on(
                "GET",
                DIFFS,
                "[{\"old_path\":\"a\",\"new_path\":\"a\",\"too_large\":true,\"diff\":\"\"},{\"old_path\":\"b\",\"new_path\":\"c\","
                        + "\"renamed_file\":true,\"diff\":\"\"},{\"old_path\":\"d\",\"new_path\":\"d\",\"diff\":\"@@\\n"
                        + "+".repeat(100_000) + "\"}]");

        assertThat(read(DIFF).text())
                .startsWith("diff --git a/a b/a\n[GitLab leaves this one out")
                .contains("rename from b\nrename to c\n")
                .contains("\n[Cut after 65536 of 100003 characters.");
    }

    @Test
    void callsAWikiPageMarkdownOnlyWhenItIs() {
        gitlab.on("GET", "/projects/1/wikis/home", "{\"format\":\"asciidoc\",\"content\":\"= Home\"}");
        assertThat(read("gitlab://projects/1/wikis/home").mimeType()).isEqualTo("text/plain");
        gitlab.on("GET", "/projects/1/wikis/home", "{\"content\":\"# Home\",\"format\":\"markdown\"}");
        assertThat(read("gitlab://projects/1/wikis/home").mimeType()).isEqualTo("text/markdown");
    }

    @Test
    void saysThatAFileMayBeRunFromNowOn() {
        gitlab.on(
                "GET",
                DIFFS,
                "[{\"old_path\":\"a\",\"new_path\":\"a\",\"a_mode\":\"100644\",\"b_mode\":\"100755\",\"diff\":\"\"},"
                        + "{\"old_path\":\"b\",\"new_path\":\"b\",\"a_mode\":\"0\",\"b_mode\":\"100644\",\"new_file\":true,"
                        + "\"diff\":\"\"}]");

        assertThat(read(DIFF).text()).isEqualTo("""
                diff --git a/a b/a
                old mode 100644
                new mode 100755
                diff --git a/b b/b
                new file mode 100644
                """);
    }

    @Test
    void leadsThroughALongList() {
        gitlab.on("GET", "/projects/1/labels", asked -> {
            int page = Integer.parseInt(asked.query().get("page"));
            String items = IntStream.range(0, 90)
                    .mapToObj(i -> "{\"id\":" + (page * 1000 + i) + "}")
                    .collect(Collectors.joining(",", "[", "]"));
            FakeReply reply = FakeReply.of(items).with("X-Total", "270");
            return page < 3 ? reply.with("X-Next-Page", String.valueOf(page + 1)) : reply;
        });

        JsonNode first =
                JsonMapper.shared().readTree(read("gitlab://projects/1/labels").text());
        assertThat(first.path("items")).hasSize(100);
        assertThat(first.path("page").path("total").asInt()).isEqualTo(270);
        String rest = first.path("page").path("rest").asString();
        JsonNode second = JsonMapper.shared().readTree(read(rest).text());
        assertThat(second.path("items").get(0).path("id").asInt()).isEqualTo(2010);
    }

    @Test
    void cutsATextInAnObject() {
        gitlab.on("GET", "/projects/1/issues/2", "{\"title\":\"t\",\"description\":\"" + "y".repeat(200_000) + "\"}");

        JsonNode issue = JsonMapper.shared()
                .readTree(read("gitlab://projects/1/issues/2").text());
        assertThat(issue.path("description").asString())
                .hasSizeLessThan(66_000)
                .endsWith("[Cut after 65536 of 200000 characters. The whole text is in GitLab only.]");
        assertThat(issue.path("title").asString()).isEqualTo("t");
    }
}
