package io.kepler.mcp.gitlab.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A form of a page: where it goes, what it carries, and the buttons that send it. */
public record Form(String action, String method, List<Field> inputs, Map<String, Field> buttons) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern BUTTON = Pattern.compile("<button\\b([^>]*)>(.*?)</button>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NUMBER = Pattern.compile("&#(x?)([0-9a-fA-F]+);");

    /** A name and the value that is sent with it. */
    public record Field(String name, String value) {
        String encoded() {
            return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
        }
    }

    static List<Form> in(String html) {
        return FORM.matcher(html)
                .results()
                .map(match -> read(match.group(1), match.group(2)))
                .toList();
    }

    /** These fields, as a body or a query has them. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()).encoded())
                .collect(Collectors.joining("&"));
    }

    boolean has(String label) {
        return buttons.containsKey(label);
    }

    String submission(String label, Map<String, String> typed) {
        List<String> pairs = new ArrayList<>();
        inputs.forEach(field ->
                pairs.add(new Field(field.name(), typed.getOrDefault(field.name(), field.value())).encoded()));
        Field button = buttons.getOrDefault(label, new Field("", ""));
        if (!button.name().isEmpty()) {
            pairs.add(button.encoded());
        }
        return String.join("&", pairs);
    }

    private static Form read(String head, String content) {
        Map<String, String> attributes = attributes(head);
        List<Field> inputs = INPUT.matcher(content)
                .results()
                .map(match -> field(match.group(1)))
                .filter(field -> !field.name().isEmpty())
                .toList();
        Map<String, Field> buttons = new LinkedHashMap<>();
        BUTTON.matcher(content).results().forEach(match -> buttons.put(label(match.group(2)), field(match.group(1))));
        return new Form(
                attributes.getOrDefault("action", ""), attributes.getOrDefault("method", "get"), inputs, buttons);
    }

    private static String label(String content) {
        return text(TAG.matcher(content).replaceAll("")).strip();
    }

    private static Field field(String head) {
        Map<String, String> attributes = attributes(head);
        return new Field(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
    }

    private static Map<String, String> attributes(String head) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTE.matcher(head).results().forEach(match -> attributes.put(match.group(1), text(match.group(2))));
        return attributes;
    }

    private static String text(String escaped) {
        String numbers = NUMBER.matcher(escaped)
                .replaceAll(match -> Matcher.quoteReplacement(Character.toString(
                        Integer.parseInt(match.group(2), match.group(1).isEmpty() ? 10 : 16))));
        return numbers.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
