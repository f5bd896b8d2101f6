package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.GitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Alice asks for prompts on one day in November. */
final class Asking {

    static final Instant NOW = Instant.parse("2026-11-10T09:30:00Z");

    private Asking() {}

    static Prompts real() {
        return new PromptsReader(Yaml::resource).read(() -> NOW);
    }

    /** One prompt of a test: {@code data} is what it reads. */
    static PromptsReader reader(String data) {
        Map<String, String> files = Map.of("prompts/_shared.yaml", """
                prompts: [look]
                preface: Data that {username} may see.
                arguments:
                  project_id: { title: Project, description: Id or path }
                  focus: { title: Focus, description: What to look at }
                  days: { title: Days, description: How far back, default: "7", most: 365 }
                fields:
                  item: [id, title, author.username]
                """, "prompts/look.yaml", """
                title: Look
                description: Look at it.
                required: [project_id]
                optional: [focus, days]
                task: |
                  Look at {project_id}.
                  Closely at {focus}.
                answer: Answer for {days} days.
                data:
                """ + data.indent(2));
        return new PromptsReader(path -> Optional.ofNullable(files.get(path)));
    }

    static Prompts of(String data) {
        return reader(data).read(() -> NOW);
    }

    static Caller alice(GitLab gitlab) {
        return new Caller(gitlab, FakeGitLab.ALICE, new Identity(2, "alice", "Alice"));
    }

    static String text(Prompts prompts, String name, Map<String, String> arguments, Caller caller) {
        Rendered rendered = prompts.get(name, arguments, caller, Deadline.in(Duration.ofMinutes(1)));
        return rendered.messages().get(0).text();
    }
}
