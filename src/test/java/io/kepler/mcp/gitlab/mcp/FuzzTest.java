package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.FakeReply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message is answered as the protocol says, however broken it is, and with nobody else's data. */
class FuzzTest {

    private static final int MESSAGES = 12_000;
    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 30;
    private static final String OF_ALICE = "secret-of-alice";
    private static final String OF_BOB = "secret-of-bob";

    /** Another one finds other things: {@code -Dfuzz.seed=...}. */
    private static final long SEED = Long.getLong("fuzz.seed", 20260728);

    @TempDir
    private Path scratch;

    @Test
    void answersWhateverIsSentAsTheProtocolSays() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try (McpServer server = new McpServer(scratch, Map.of("MAX_REQUEST_SIZE", "64KiB"), Fixtures.all())) {
            teach(server.gitlab());
            FuzzClient client = new FuzzClient(server.url());
            FuzzMessages messages =
                    new FuzzMessages(SEED, session(server, Sent.byAlice()), session(server, Sent.byBob()));
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                int number = i;
                answers.add(clients.submit(() -> complaints(client, messages.next(number))));
            }
            Map<String, String> firstOfEachKind = new TreeMap<>();
            for (int i = 0; i < MESSAGES; i++) {
                for (String complaint : answers.get(i).get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    firstOfEachKind.putIfAbsent(complaint, "message " + i + ": " + messages.next(i));
                }
            }
            assertThat(firstOfEachKind).as("seed %s", SEED).isEmpty();
        } finally {
            clients.shutdownNow();
        }
    }

    private static List<String> complaints(FuzzClient client, FuzzMessage message) {
        FuzzClient.Heard heard = client.send(message);
        List<String> complaints = heard.complaints(message);
        if (heard.body().contains(message.byAlice() ? OF_BOB : OF_ALICE)) {
            complaints.add("tells one user's data to another");
        }
        return complaints;
    }

    /** Both may read the same project, and each sees what is theirs. */
    private static void teach(FakeGitLab gitlab) {
        for (String path : List.of("/projects/7", "/projects/7/issues", "/projects/7/issues/1", "/projects")) {
            gitlab.on("GET", path, asked -> {
                String secret = asked.credential().equals(FakeGitLab.ALICE) ? OF_ALICE : OF_BOB;
                String item = "{\"id\":7,\"iid\":1,\"name\":\"" + secret + "\",\"title\":\"" + secret + "\"}";
                return FakeReply.of(path.endsWith("s") ? "[" + item + "]" : item);
            });
        }
    }

    private static String session(McpServer server, Sent user) throws Exception {
        return new Wire(server.url())
                .as(user)
                .post(Sent.initialize("2025-11-25"))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"POST,/sse", "PUT,/mcp", "PATCH,/messages", "GET,/messages", "HEAD,/mcp", "FOO,/sse", "DELETE,/messages"
    })
    void saysWhichMethodsThereAre(String method, String path) throws Exception {
        try (McpServer server = new McpServer(scratch, Map.of(), Additions.NONE)) {
            var said = new Wire(server.url()).send(method, path, "");

            assertThat(said.statusCode()).isEqualTo(405);
            assertThat(said.headers().firstValue("Allow")).isPresent();
            assertThat(said.body()).isEmpty();
        }
    }
}
