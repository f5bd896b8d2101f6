package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.RawHttp.Reply;
import io.kepler.mcp.gitlab.sample.SampleGitLab;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;

/** Bodies of every size and in every script. */
@ContainerTest
class BodiesContainerIT {
    private static final int MEBIBYTE = 1 << 20;
    /** More than we take, and less than any container refuses by itself. */
    private static final long LARGE = 8L * MEBIBYTE;

    private static final long HUGE = 100L * MEBIBYTE;
    /** The limit of the server, what sockets and containers hold on their way, and some air. */
    private static final long NOT_HUGE = 32L * MEBIBYTE;

    /** Two, three and four bytes in UTF-8, from the right to the left, and what JSON and paths give a meaning to. */
    private static final String ANY_SCRIPT = "Grüße, 望遠鏡 – телескоп עברית 🔭 \"a\\b\" <c> %2F\t€";

    @Deployment(testable = false)
    public static Archive<?> war() {
        return Wars.real();
    }

    @Test
    void carriesAMebibyteThereAndBack(Stage stage) {
        String content = "0123456789abcdef".repeat(MEBIBYTE / 16);
        String path = "large " + System.nanoTime() + ".txt";

        stage.alice().call("create_file", file(path, content)).json();

        assertThat(content(stage, path)).isEqualTo(content);
    }

    @Test
    void carriesEveryScriptThereAndBack(Stage stage) {
        String path = "ordner ä/望遠鏡 🔭 100% #" + System.nanoTime() + "?.txt";

        stage.alice().call("create_file", file(path, ANY_SCRIPT)).json();

        assertThat(content(stage, path)).isEqualTo(ANY_SCRIPT);
    }

    @Test
    void carriesEveryScriptInTitlesSearchesAndAnswers(Stage stage) {
        String title = ANY_SCRIPT + System.nanoTime();
        Map<String, Object> issue = Map.of("project_id", SampleGitLab.MAIN_PROJECT, "title", title);

        int iid = stage.alice().call("create_issue", issue).json().path("iid").asInt();
        ToolAnswer found =
                stage.alice().call("list_issues", Map.of("project_id", SampleGitLab.MAIN_PROJECT, "search", title));

        assertThat(found.json().path("items").size()).isEqualTo(1);
        assertThat(found.json().at("/items/0/iid").asInt()).isEqualTo(iid);
        assertThat(found.json().at("/items/0/title").asString()).isEqualTo(title);
    }

    @Test
    void refusesALargeBodyBeforeItComes(Stage stage) throws Exception {
        Reply reply = raw(stage).postSpaces(LARGE);

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.text()).contains("-32600");
    }

    @Test
    void refusesAHugeBodyBeforeItComes(Stage stage) throws Exception {
        Reply reply = raw(stage).postSpaces(HUGE);

        // Undertow refuses what is above its own limit without asking us, and calls that a bad request.
        assertThat(reply.status()).isIn(413, 400);
        assertThat(reply.bytesSent()).isLessThan(NOT_HUGE);
    }

    @Test
    void neverHoldsHugeBodiesInMemory(Stage stage) throws Exception {
        Callable<Reply> huge = () -> raw(stage).postSpacesInChunks(HUGE);
        List<Reply> replies = Crowd.run(4, Collections.nCopies(4, huge));

        assertThat(replies).extracting(Reply::status).containsOnly(413);
        assertThat(replies).extracting(Reply::bytesSent).allMatch(sent -> sent < NOT_HUGE);
        assertThat(stage.alice().call("ping", Map.of()).isError()).isFalse();
        assertThat(stage.container().log()).doesNotContain("OutOfMemoryError");
    }

    private static RawHttp raw(Stage stage) {
        return new RawHttp(stage.alice().endpoint(), SampleGitLab.ALICE_TOKEN);
    }

    private static Map<String, Object> file(String path, String content) {
        return Map.of(
                "project_id",
                SampleGitLab.ALICE_PROJECT,
                "file_path",
                path,
                "branch",
                "main",
                "content",
                content,
                "commit_message",
                "Add " + path);
    }

    private static String content(Stage stage, String path) {
        Map<String, Object> file = Map.of("project_id", SampleGitLab.ALICE_PROJECT, "file_path", path, "ref", "main");
        return stage.alice()
                .call("get_file_content", file)
                .json()
                .path("content")
                .asString();
    }
}
