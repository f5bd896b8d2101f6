package io.kepler.mcp.gitlab.prompts;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows fields as JSON, a list with one line for each element, and long texts shortened. */
final class JsonForm {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** So many elements may stand within the line of their object. */
    private static final int FEW = 5;
    /** No element of a list may eat all of the room when there are others. */
    private static final int WITH_ROOM = 4;

    private static final String GOES_ON = "… (goes on)";

    private JsonForm() {}

    static Shown of(JsonNode answer, int bytes, int longest) {
        if (answer.isArray()) {
            return list(answer, new Room(bytes), longest);
        }
        Optional<String> inner = answer.propertyNames().stream()
                .filter(name -> answer.get(name).isArray() && answer.get(name).size() > FEW)
                .findFirst();
        return inner.isEmpty() ? one(line(answer, longest), bytes) : withList(answer, inner.get(), bytes, longest);
    }

    /** The long list of an object stands below it, so that it too has one line for each element. */
    private static Shown withList(JsonNode answer, String name, int bytes, int longest) {
        ObjectNode rest = ((ObjectNode) answer).deepCopy();
        rest.remove(name);
        Room room = new Room(bytes);
        if (!room.takes(line(rest, longest)) || !room.takes(name + ":")) {
            return one(line(answer, longest), bytes);
        }
        return list(answer.get(name), room, longest);
    }

    private static Shown list(JsonNode elements, Room room, int longest) {
        int share = room.left() / Math.max(1, Math.min(elements.size(), WITH_ROOM));
        int shown = 0;
        int cut = 0;
        for (JsonNode element : elements) {
            String line = line(element, longest);
            boolean fits = Room.size(line) < share;
            if (!room.takes(fits ? line : Room.beginning(line, share - 1 - Room.size(GOES_ON)) + GOES_ON)) {
                break;
            }
            shown++;
            cut += fits ? 0 : 1;
        }
        String note = shown == elements.size() ? "" : "The first " + shown + " of " + elements.size() + " are shown.";
        Shown list = new Shown(room.toString(), note);
        return cut == 0 ? list : list.noting("Long ones that end early: " + cut + ".");
    }

    private static Shown one(String line, int bytes) {
        return Room.size(line) <= bytes
                ? new Shown(line, "")
                : new Shown(Room.beginning(line, bytes), "It is too long and ends early.");
    }

    private static String line(JsonNode node, int longest) {
        return MAPPER.writeValueAsString(shortened(node, longest));
    }

    private static JsonNode shortened(JsonNode node, int longest) {
        if (node.isString()) {
            String text = Clean.text(node.stringValue());
            return MAPPER.getNodeFactory()
                    .stringNode(Room.size(text) <= longest ? text : Room.beginning(text, longest) + "… (shortened)");
        }
        if (node.isArray()) {
            ArrayNode array = MAPPER.createArrayNode();
            node.forEach(element -> array.add(shortened(element, longest)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = MAPPER.createObjectNode();
            node.properties().forEach(member -> object.set(member.getKey(), shortened(member.getValue(), longest)));
            return object;
        }
        return node;
    }
}
