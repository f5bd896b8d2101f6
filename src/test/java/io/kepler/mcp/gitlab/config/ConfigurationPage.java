package io.kepler.mcp.gitlab.config;

import java.util.List;
import java.util.stream.Collectors;

/** The reference page of all settings, written from their declarations. */
final class ConfigurationPage {
    private static final String INTRODUCTION = """
            # Configuration

            This page is written from the declarations in the code: `mvn test -Dsnapshots=update` renews it.

            Nothing needs to be set to start. Each setting has one name and five places it can come from. The first place
            that has it wins:

            | Place | Spelling of `GITLAB_URL` |
            |---|---|
            | JNDI | `java:comp/env/kepler-mcp/gitlab_url`, then `java:global/kepler-mcp/gitlab_url` |
            | System property | `kepler.mcp.gitlab_url` |
            | Environment | `KEPLER_MCP_GITLAB_URL` |
            | File named by `KEPLER_MCP_CONFIG_FILE` | `KEPLER_MCP_GITLAB_URL` |
            | Default | as below |

            Options of `java -jar` win over all of them.

            - The file is `.env`, `.properties`, `.yaml` or `.yml`, in UTF-8, one flat `key` and value per line.
            - Booleans are `true`/`false`, `yes`/`no`, `on`/`off` or `1`/`0`. Durations are `500ms`, `30s`, `15m`, `1h`,
              `2d`. Sizes are `512KiB`, `4MiB`. The items of a list are separated by commas. Words count in any case.
            - An empty value counts as not set.
            - A secret can also be read from a file: add `_FILE` to its name and give the path. The line breaks at the end
              of the file are dropped.
            - All mistakes are reported together, each with the place it was made in, and the server does not start. An
              unknown name that begins with `KEPLER_MCP_` is a mistake too. Values of secrets are never shown.
            """;

    private ConfigurationPage() {}

    static String text() {
        return INTRODUCTION
                + Settings.GROUPS.stream().map(ConfigurationPage::group).collect(Collectors.joining())
                + ignored(
                        "Names of the seed server without effect",
                        "The server starts with them and says so in its log.",
                        IgnoredSettings.OF_THE_SEED)
                + ignored(
                        "Names of later versions",
                        "The server starts with them, says so in its log, and does without them.",
                        IgnoredSettings.OF_LATER_VERSIONS);
    }

    private static String group(SettingGroup group) {
        String remark = group.standaloneOnly()
                ? "\nFor `java -jar` only. In a container these are refused: its connector decides (Tomcat: `Connector`"
                        + " in\n`server.xml`, WildFly: `socket-binding` and undertow listener).\n"
                : "";
        return "\n## " + group.title() + "\n" + remark
                + "\n| Setting | Value | Default | What it does |\n|---|---|---|---|\n"
                + group.settings().stream().map(ConfigurationPage::row).collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        String form =
                setting.secret() ? "secret, also `..._FILE`" : setting.type().form();
        String standard = setting.standard().isEmpty() ? "none" : "`" + setting.standard() + "`";
        return "| `%s%s` | %s | %s | %s |%n"
                .formatted(Settings.PREFIX, setting.name(), form, standard, setting.sentence())
                .replace("\r\n", "\n");
    }

    private static String ignored(String title, String sentence, List<Ignored> names) {
        return "\n## " + title + "\n\n" + sentence + "\n\n| Name | Note |\n|---|---|\n"
                + names.stream()
                        .map(ignored -> "| `" + Settings.PREFIX + ignored.name() + "` | " + ignored.reason() + " |\n")
                        .collect(Collectors.joining());
    }
}
