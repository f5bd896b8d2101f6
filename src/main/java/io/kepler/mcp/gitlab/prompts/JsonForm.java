package io.kepler.mcp.gitlab.prompts;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows fields as JSON, a list with one line for each element, and long texts shortened. */
final class JsonForm {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonForm() {}

    static Shown of(JsonNode answer, int bytes, int longest) {
        if (!answer.isArray()) {
            return one(line(answer, longest), bytes);
        }
        Room room = new Room(bytes);
        int shown = 0;
        while (shown < answer.size() && room.takes(line(answer.get(shown), longest))) {
            shown++;
        }
        if (shown == 0 && !answer.isEmpty()) {
            return one(line(answer.get(0), longest), bytes).noting("1 of " + answer.size() + " is shown.");
        }
        String note = shown == answer.size() ? "" : "The first " + shown + " of " + answer.size() + " are shown.";
        return new Shown(room.toString(), note);
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
                    .stringNode(text.length() <= longest ? text : Room.beginning(text, longest) + "… (shortened)");
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
