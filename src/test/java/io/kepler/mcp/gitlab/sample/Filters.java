package io.kepler.mcp.gitlab.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Picks and orders issues and merge requests as the parameters of a list say. */
final class Filters {
    private static final Set<String> SORTS = Set.of("asc", "desc");

    private final Params params;

    Filters(Call call) {
        this.params = call.params();
    }

    /** What both kinds understand; {@code states} are the words that the state may be given as. */
    Predicate<Entity> common(Set<String> states) {
        List<String> iids = params.list("iids");
        return state(states)
                .and(item -> iids.isEmpty() || iids.contains(String.valueOf(item.iid())))
                .and(labels())
                .and(milestone())
                .and(person("author_id", "author"))
                .and(person("assignee_id", "assignees"))
                .and(person("reviewer_id", "reviewers"))
                .and(name("author_username", "author"))
                .and(name("assignee_username", "assignees"))
                .and(name("reviewer_username", "reviewers"))
                .and(search())
                .and(times("created"))
                .and(times("updated"));
    }

    Predicate<Entity> state(Set<String> states) {
        String state = params.oneOf("state", "all", states);
        return state.equals("all") ? item -> true : equalTo("state", state);
    }

    Predicate<Entity> equalTo(String field, String wanted) {
        return item -> item.get(field).asString("").equals(wanted);
    }

    Predicate<Entity> equal(String parameter) {
        return params.filled(parameter)
                .map(wanted -> equalTo(parameter, wanted))
                .orElse(item -> true);
    }

    /** {@code created_by_me} and {@code assigned_to_me}. */
    Predicate<Entity> scope(Call call) {
        return scope(call, "all");
    }

    Predicate<Entity> scope(Call call, String otherwise) {
        String scope = params.filled("scope").orElse(otherwise).replace('-', '_');
        return switch (scope) {
            case "created_by_me" ->
                item -> has(item, "author", "id", String.valueOf(call.user().id()));
            case "assigned_to_me" ->
                item -> has(item, "assignees", "id", String.valueOf(call.user().id()));
            case "reviews_for_me" ->
                item -> has(item, "reviewers", "id", String.valueOf(call.user().id()));
            case "all" -> item -> true;
            default -> throw Refusal.error(400, "scope does not have a valid value");
        };
    }

    private Predicate<Entity> labels() {
        List<String> wanted = params.list("labels");
        if (wanted.isEmpty()) {
            return item -> true;
        }
        return item -> switch (wanted.get(0).toLowerCase(Locale.ROOT)) {
            case "none" -> item.get("labels").isEmpty();
            case "any" -> !item.get("labels").isEmpty();
            default -> values(item.get("labels")).containsAll(wanted);
        };
    }

    private static List<String> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private Predicate<Entity> milestone() {
        return params.filled("milestone")
                .<Predicate<Entity>>map(wanted -> switch (wanted.toLowerCase(Locale.ROOT)) {
                    case "none" -> item -> item.get("milestone").isNull();
                    case "any" -> item -> !item.get("milestone").isNull();
                    default ->
                        item -> item.get("milestone").path("title").asString("").equals(wanted);
                })
                .orElse(item -> true);
    }

    private Predicate<Entity> person(String parameter, String field) {
        return params.filled(parameter)
                .<Predicate<Entity>>map(wanted -> switch (wanted.toLowerCase(Locale.ROOT)) {
                    case "none" -> item -> item.get(field).isEmpty();
                    case "any" -> item -> !item.get(field).isEmpty();
                    default -> {
                        params.number(parameter);
                        yield item -> has(item, field, "id", wanted);
                    }
                })
                .orElse(item -> true);
    }

    Predicate<Entity> name(String parameter, String field) {
        return params.filled(parameter)
                .<Predicate<Entity>>map(wanted -> item -> has(item, field, "username", wanted))
                .orElse(item -> true);
    }

    private static boolean has(Entity item, String field, String key, String value) {
        JsonNode node = item.get(field);
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .anyMatch(person -> person.path(key).asString("").equals(value))
                : node.path(key).asString("").equals(value);
    }

    Predicate<Entity> search() {
        String wanted = params.text("search").toLowerCase(Locale.ROOT);
        String in = params.filled("in").orElse("title,description");
        return wanted.isEmpty()
                ? item -> true
                : item -> List.of(in.split(",", -1)).stream()
                        .anyMatch(field ->
                                item.text(field).toLowerCase(Locale.ROOT).contains(wanted));
    }

    Predicate<Entity> times(String what) {
        String after = params.time(what + "_after").map(Json::time).orElse("");
        String before = params.time(what + "_before").map(Json::time).orElse("9");
        return item -> {
            String time = item.text(what + "_at");
            return time.compareTo(after) >= 0 && time.compareTo(before) <= 0;
        };
    }

    /** The order of a list; entities that do not differ in it go by their ids. */
    Comparator<Entity> order(Set<String> allowed, String otherwise, String sort) {
        String field = params.oneOf("order_by", otherwise, allowed);
        Comparator<Entity> order = Comparator.<Entity, JsonNode>comparing(item -> item.get(field), Filters::compare)
                .thenComparingLong(Entity::id);
        return params.oneOf("sort", sort, SORTS).equals("asc") ? order : order.reversed();
    }

    private static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? Long.compare(one.asLong(), other.asLong())
                : one.asString("").compareToIgnoreCase(other.asString(""));
    }
}
