package io.kepler.mcp.gitlab.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLDecoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The parameters of one request, from query and body alike, with GitLab's complaints about bad ones. */
final class Params {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    static Params of(@Nullable String rawQuery, @Nullable String contentType, byte[] body) {
        Params params = new Params();
        params.addForm(rawQuery == null ? "" : rawQuery);
        if (body.length > 0) {
            if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
                params.addForm(new String(body, UTF_8));
            } else {
                params.addJson(body);
            }
        }
        return params;
    }

    private void addForm(String form) {
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                add(name.endsWith("[]") ? name.substring(0, name.length() - 2) : name, value);
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.error(400, "The parameters are not well encoded");
        }
    }

    private void addJson(byte[] body) {
        try {
            for (Map.Entry<String, JsonNode> field : Json.parse(body).properties()) {
                if (field.getValue().isArray()) {
                    values.put(field.getKey(), new ArrayList<>());
                    field.getValue().forEach(item -> add(field.getKey(), item.asString("")));
                } else {
                    add(field.getKey(), field.getValue().asString(""));
                }
            }
        } catch (JacksonException e) {
            throw Refusal.error(400, "Problem while parsing request body");
        }
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** Refuses the request unless it names all of these; an empty value counts as named. */
    void require(String... names) {
        String missing = Stream.of(names)
                .filter(name -> !has(name))
                .map(name -> name + " is missing")
                .collect(joining(", "));
        if (!missing.isEmpty()) {
            throw Refusal.error(400, missing);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> find(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** A value that is given and not empty. */
    Optional<String> filled(String name) {
        return find(name).filter(value -> !value.isEmpty());
    }

    String text(String name) {
        return find(name).orElse("");
    }

    boolean yes(String name) {
        return bool(name).orElse(false);
    }

    Optional<Boolean> bool(String name) {
        return filled(name).map(value -> switch (value) {
            case "true", "1", "t" -> true;
            case "false", "0", "f" -> false;
            default -> throw invalid(name);
        });
    }

    Optional<Long> number(String name) {
        return filled(name).map(value -> parse(name, value));
    }

    List<Long> numbers(String name) {
        return list(name).stream().map(value -> parse(name, value)).toList();
    }

    private static long parse(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw invalid(name);
        }
    }

    /** Several values, given as an array or with commas. */
    List<String> list(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Optional<Instant> time(String name) {
        return filled(name).map(value -> {
            try {
                String full = value.length() == 10 ? value + "T00:00:00Z" : value;
                return OffsetDateTime.parse(full).toInstant();
            } catch (DateTimeParseException e) {
                throw invalid(name);
            }
        });
    }

    String oneOf(String name, String otherwise, Set<String> allowed) {
        String value = filled(name).orElse(otherwise);
        if (!allowed.contains(value)) {
            throw Refusal.error(400, name + " does not have a valid value");
        }
        return value;
    }

    static Refusal invalid(String name) {
        return Refusal.error(400, name + " is invalid");
    }
}
