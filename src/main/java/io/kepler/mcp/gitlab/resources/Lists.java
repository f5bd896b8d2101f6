package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.gitlab.Page;
import io.kepler.mcp.gitlab.gitlab.Reply;
import io.kepler.mcp.gitlab.gitlab.Request;
import io.kepler.mcp.gitlab.resources.Listed.Entry;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Segment;
import io.kepler.mcp.gitlab.tools.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The resources that can be listed: the user, the projects the user was in of late, and the tools, in parts. */
final class Lists {

    private static final int PROJECTS = 25;
    private static final int MOST_PROJECT_PAGES = 4;
    private static final int TOOLS = 50;
    private static final Pattern CURSOR = Pattern.compile("(projects|tools):(\\d{1,6})");
    private static final Entry USER =
            new Entry("gitlab://user", "user", "You", "The user this server acts for.", Form.JSON);

    private final Catalogue catalogue;

    Lists(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Listed list(@Nullable String cursor, Caller caller, Deadline deadline) {
        if (cursor == null) {
            Listed projects = projects(1, caller, deadline);
            List<Entry> entries = new ArrayList<>(List.of(USER));
            entries.addAll(projects.entries());
            return new Listed(entries, projects.next());
        }
        Matcher parts = CURSOR.matcher(cursor);
        int number = parts.matches() ? Integer.parseInt(parts.group(2)) : -1;
        if (number >= 0
                && parts.group(1).equals("tools")
                && number < catalogue.tools().size()) {
            return tools(number);
        }
        if (number >= 1 && parts.group(1).equals("projects") && number <= MOST_PROJECT_PAGES) {
            return projects(number, caller, deadline);
        }
        throw new InvalidArguments(List.of("cursor must be nextCursor of an earlier answer."));
    }

    private Listed projects(int page, Caller caller, Deadline deadline) {
        Request request = new Request(
                Request.Method.GET,
                "/projects",
                List.of(
                        Map.entry("membership", "true"),
                        Map.entry("archived", "false"),
                        Map.entry("simple", "true"),
                        Map.entry("order_by", "last_activity_at"),
                        Map.entry("sort", "desc"),
                        Map.entry("page", Integer.toString(page)),
                        Map.entry("per_page", Integer.toString(PROJECTS))),
                null);
        try (Reply reply = caller.gitlab().send(request, caller.credential(), deadline)) {
            boolean more = page < MOST_PROJECT_PAGES && Page.of(reply).next().isPresent();
            String next = more ? "projects:" + (page + 1) : "tools:0";
            return new Listed(Json.reading(reply, Lists::projects), Optional.of(next));
        } catch (GitLabException e) {
            if (e.fault() == Fault.FORBIDDEN || e.fault() == Fault.NOT_FOUND) {
                // A token for less than the API has no projects to show, but there is the rest of the list.
                return new Listed(List.of(), Optional.of("tools:0"));
            }
            throw e;
        }
    }

    private static List<Entry> projects(JsonParser in) {
        List<Entry> entries = new ArrayList<>();
        Json.enterList(in);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Map<String, String> project = Json.scalars(in, Set.of("path_with_namespace", "name", "description"));
            String path = project.getOrDefault("path_with_namespace", "");
            if (!path.isEmpty()) {
                entries.add(new Entry(
                        "gitlab://projects/" + Segment.encode(path),
                        path,
                        project.getOrDefault("name", path),
                        firstLine(project.getOrDefault("description", "")),
                        Form.JSON));
            }
        }
        return entries;
    }

    /** Descriptions of projects can be long, and all of the list is read by a model. */
    private static String firstLine(String description) {
        String line = description.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }

    private Listed tools(int from) {
        List<Tool> all = catalogue.tools();
        int to = Math.min(all.size(), from + TOOLS);
        List<Entry> entries = all.subList(from, to).stream()
                .map(tool -> new Entry(
                        "gitlab://tools/" + tool.name(),
                        tool.name(),
                        tool.title() == null ? tool.name() : tool.title(),
                        tool.description(),
                        Form.JSON))
                .toList();
        return new Listed(entries, to < all.size() ? Optional.of("tools:" + to) : Optional.empty());
    }
}
