package io.kepler.mcp.gitlab.resources;

/** The reference page of the resources, written from their definitions. */
final class ResourcesPage {

    private static final String HEAD = """
            # Resources

            Written from `src/main/resources/resources/templates.yaml`. Do not edit: `mvn test -Dsnapshots=update`.

            A resource is read with `resources/read` and the rights of whoever reads. What is not there, or may not be seen,
            is an error that says so.

            - A hole `{name}` takes one segment, so what stands in it is percent-encoded: `orbit/telescope` is
              `orbit%2Ftelescope`, the branch `feature/tracking` is `feature%2Ftracking`. `{+name}` takes all the rest and may
              hold slashes as they are.
            - `project_id` is an id or a full path. The other ids are numbers.
            - A long text is given in parts. A part ends (the end of a log begins) with a line in brackets that names the address
              of the rest, which is the same with `?offset=`: in bytes of a file, log or wiki page, in files of a diff, in items
              of a list, whose address of the rest stands in `page.rest`. A part of a file, log or wiki page has at most 256 KiB,
              a log without an offset its last 128 KiB; a diff ends with the file, a list with the item, that takes it over 262144
              characters, or a list after 100 items.
            - A file that is no text is given as `blob` up to 1 MiB. A text inside an object ends after 65536 characters.
            - `resources/list` names the user, the 100 projects of the user with the latest activity, and the tools.
            - *Watch* says which resources tell when they change, and in which fields a change counts.

            | Address | What it is | Type | GitLab is asked | Watch |
            |---|---|---|---|---|
            """;

    private ResourcesPage() {}

    static String write(Resources resources) {
        StringBuilder page = new StringBuilder(HEAD);
        resources.definitions().forEach(definition -> page.append(line(definition)));
        return page.toString();
    }

    private static String line(Definition definition) {
        String type = definition.form().mimeType();
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        definition.uri(),
                        definition.description(),
                        type.isEmpty() ? "of what is read" : "`" + type + "`",
                        definition.request() == null ? "" : "`" + definition.request() + "`",
                        definition.watch().isEmpty() ? "" : "`" + String.join("`, `", definition.watch()) + "`");
    }
}
