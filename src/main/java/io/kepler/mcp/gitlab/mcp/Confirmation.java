package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.config.Confirm;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Arguments;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Parameter;
import io.kepler.mcp.gitlab.tools.Place;
import io.kepler.mcp.gitlab.tools.Tool;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sees to it that a person, or at least somebody, said yes before a tool destroys something. */
final class Confirmation {

    private static final String NAME = "confirm";
    private static final int MOST_SHOWN = 200;
    /** What a terminal obeys, what nobody sees, and what would begin a line of its own. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /**
     * What came of asking.
     *
     * @param refusal what the model is told when the call must not be made
     * @param arguments those of the call, without what only confirms it
     */
    record Verdict(Optional<Answer> refusal, Map<String, Object> arguments) {}

    private final Confirm mode;

    Confirmation(Confirm mode) {
        this.mode = mode;
    }

    /** The listing of a tool, with the argument that confirms a call where the mode wants one. */
    Map<String, Object> describe(Tool tool, Map<String, Object> listing) {
        if (mode != Confirm.ARGUMENT || !tool.effect().destructive()) {
            return listing;
        }
        Map<String, Object> schema = copy(listing.get("inputSchema"));
        Map<String, Object> properties = copy(schema.get("properties"));
        properties.put(
                NAME, Map.of("type", "boolean", "description", "Must be true: the user agreed to exactly this call."));
        schema.put("properties", properties);
        Map<String, Object> described = new LinkedHashMap<>(listing);
        described.put("inputSchema", schema);
        return described;
    }

    private static Map<String, Object> copy(@Nullable Object map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> given) {
            given.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    /**
     * Asks whether the call may be made.
     *
     * @throws InputRequired when the user must be asked
     * @throws io.kepler.mcp.gitlab.tools.InvalidArguments when the tool would refuse what the user is to be asked about
     */
    Verdict ask(Tool tool, Request request, Map<String, Object> arguments) throws InputRequired {
        if (!tool.effect().destructive()) {
            return new Verdict(Optional.empty(), arguments);
        }
        return switch (mode) {
            case OFF -> new Verdict(Optional.empty(), arguments);
            case ARGUMENT -> argument(tool, arguments);
            // Without elicitation it is the client that asks before it calls what is annotated as destructive.
            case AUTO ->
                request.client().forms() ? elicit(tool, request, arguments) : new Verdict(Optional.empty(), arguments);
            case ELICIT ->
                request.client().forms()
                        ? elicit(tool, request, arguments)
                        : refused(
                                arguments,
                                "This server has its user confirm destructive calls, and this client cannot ask.",
                                "Do not repeat the call. The user can do it in GitLab, or use a client that knows"
                                        + " elicitation.");
        };
    }

    private static Verdict argument(Tool tool, Map<String, Object> arguments) {
        Map<String, Object> rest = new HashMap<>(arguments);
        Object confirmed = rest.remove(NAME);
        return Boolean.TRUE.equals(confirmed)
                ? new Verdict(Optional.empty(), rest)
                : refused(
                        arguments,
                        tool.name() + " destroys something and was not confirmed.",
                        "Ask the user. When they agree, call " + tool.name() + " again with confirm: true.");
    }

    /** Only an answer to a question that was really asked counts, and only for this very call. */
    private static Verdict elicit(Tool tool, Request request, Map<String, Object> arguments) throws InputRequired {
        Optional<Map<?, ?>> answer = request.inputs().asked() ? request.inputs().answer(NAME) : Optional.empty();
        if (answer.isEmpty()) {
            throw new InputRequired(Map.of(NAME, question(tool, arguments)), Map.of());
        }
        boolean accepted = "accept".equals(answer.get().get("action"))
                && answer.get().get("content") instanceof Map<?, ?> content
                && Boolean.TRUE.equals(content.get(NAME));
        return accepted
                ? new Verdict(Optional.empty(), arguments)
                : refused(arguments, "The user did not agree to this call.", "Do not repeat it. Ask what they want.");
    }

    /** What is destroyed stands first, and nothing that the tool would refuse is shown. */
    private static InputRequired.Question question(Tool tool, Map<String, Object> arguments) {
        Arguments bound = Arguments.bind(tool, arguments);
        String details = Stream.concat(
                        tool.parameters().stream().filter(parameter -> parameter.place() == Place.PATH),
                        tool.parameters().stream().filter(parameter -> parameter.place() != Place.PATH))
                .map(Parameter::name)
                .filter(name -> arguments.get(name) != null)
                .map(name -> "\n" + name + ": " + shown(bound.findText(name).orElse("")))
                .collect(Collectors.joining());
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("message", "Allow to " + words(tool) + "? This cannot be undone." + details);
        params.put(
                "requestedSchema",
                Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of(NAME, Map.of("type", "boolean", "title", "Yes, do it", "default", false)),
                        "required",
                        List.of(NAME)));
        return new InputRequired.Question("elicitation/create", params);
    }

    private static String words(Tool tool) {
        return tool.name().replace('_', ' ');
    }

    private static String shown(String value) {
        String text = UNSEEN.matcher(value).replaceAll(" ");
        if (text.length() <= MOST_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_SHOWN - 1)) ? MOST_SHOWN - 1 : MOST_SHOWN;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    private static Verdict refused(Map<String, Object> arguments, String message, String next) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", "not_confirmed");
        error.put("message", message);
        error.put("next", next);
        return new Verdict(Optional.of(Json.answer(Map.of("error", error))), arguments);
    }
}
