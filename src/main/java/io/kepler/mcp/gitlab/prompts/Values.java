package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.gitlab.Identity;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Suggest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the holes of a prompt: arguments, who asks and when, and what earlier parts have found. */
final class Values {

    /** The holes that are always filled. */
    static final Set<String> ALWAYS = Set.of("username", "user_id", "today");

    static final Pattern HOLE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");
    private static final Pattern AGO = Pattern.compile("(time|date|eve) (\\d+) days ago");

    private final Map<String, List<String>> values = new HashMap<>();
    private final Instant now;

    private Values(Instant now) {
        this.now = now;
    }

    /**
     * Checks what a client gave; empty values count as left out.
     *
     * @throws InvalidArguments with every problem there is
     */
    static Values bind(Prompt prompt, Map<String, String> given, Identity identity, InstantSource clock) {
        Values values = new Values(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        List<String> problems = new ArrayList<>();
        Set<String> known = prompt.arguments().stream().map(Argument::name).collect(Collectors.toSet());
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        problems.add(prompt.name() + " has no argument " + shown(name) + Suggest.hint(name, known)));
        for (Argument argument : prompt.arguments()) {
            values.take(argument, given.get(argument.name()), problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidArguments(problems);
        }
        values.put("username", List.of(identity.username()));
        values.put("user_id", List.of(Long.toString(identity.userId())));
        values.put("today", List.of(values.date(0)));
        return values;
    }

    private void take(Argument argument, @Nullable String given, List<String> problems) {
        String value =
                given == null ? "" : Clean.text(given).replaceAll("\\s+", " ").strip();
        if (value.isEmpty()) {
            if (argument.required()) {
                problems.add(argument.name() + " is required.");
            } else if (argument.standard() != null) {
                put(argument.name(), List.of(argument.standard()));
            }
            return;
        }
        argument.problem(value)
                .ifPresentOrElse(
                        problem -> problems.add(argument.name() + " must be " + problem + "."),
                        () -> put(argument.name(), List.of(value)));
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{C}", "?");
        return printable.substring(0, Math.min(printable.length(), 60));
    }

    void put(String name, List<String> found) {
        values.put(name, List.copyOf(found));
    }

    /** The same with one more. */
    Values with(String name, String value) {
        Values more = new Values(now);
        more.values.putAll(values);
        more.put(name, List.of(value));
        return more;
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The only value, or the first one found. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** A text with its holes filled, or nothing when a value is missing. */
    Optional<String> whole(String text) {
        Matcher hole = HOLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (hole.find()) {
            Optional<String> value = first(hole.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            hole.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(hole.appendTail(filled).toString());
    }

    /** A text with its holes filled; a line that lacks a value is left out. */
    String fill(String text) {
        return text.lines().map(this::whole).flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }

    /** The value of a query parameter; {@code time 7 days ago} becomes that time, {@code eve} the day before. */
    Optional<String> query(String text) {
        return whole(text).map(value -> {
            Matcher ago = AGO.matcher(value);
            if (!ago.matches()) {
                return value;
            }
            long days = Long.parseLong(ago.group(2));
            return switch (ago.group(1)) {
                case "date" -> date(days);
                case "eve" -> date(days + 1);
                default -> now.minus(Duration.ofDays(days)).toString();
            };
        });
    }

    private String date(long daysAgo) {
        return now.minus(Duration.ofDays(daysAgo))
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
