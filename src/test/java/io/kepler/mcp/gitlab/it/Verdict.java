package io.kepler.mcp.gitlab.it;

import io.kepler.mcp.gitlab.node.NodeProgram;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the official conformance suite says of a server: whether it is good, and how often each scenario was right. */
record Verdict(int exitCode, Map<String, Score> scores, String output) {

    private static final Pattern SCORE = Pattern.compile("(?m)^\\S ([\\w-]+): (\\d+) passed, (\\d+) failed");

    /** The checks of one scenario. */
    record Score(int passed, int failed) {}

    /** Runs all that a revision of the specification asks of a server, and what the suite does not count yet. */
    static Verdict on(URI server, String path, String revision) throws IOException, InterruptedException {
        // By its name, because the suite tries how the name of a loopback address is guarded.
        String url = "http://localhost:" + server.getPort() + path;
        try (NodeProgram suite = NodeProgram.start(
                "node_modules/@modelcontextprotocol/conformance/dist/index.js",
                "server",
                "--url",
                url,
                "--requirements",
                revision)) {
            int exitCode = suite.exitCode();
            Map<String, Score> scores = new TreeMap<>();
            SCORE.matcher(suite.output())
                    .results()
                    .forEach(found -> scores.put(
                            found.group(1),
                            new Score(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)))));
            return new Verdict(exitCode, scores, suite.output());
        }
    }

    int passed() {
        return scores.values().stream().mapToInt(Score::passed).sum();
    }

    /** The scenarios that passed without a failed check. */
    Set<String> good() {
        Set<String> good = new TreeSet<>();
        scores.forEach((scenario, score) -> {
            if (score.failed() == 0) {
                good.add(scenario);
            }
        });
        return good;
    }
}
