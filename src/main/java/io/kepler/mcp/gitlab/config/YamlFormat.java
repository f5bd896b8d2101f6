package io.kepler.mcp.gitlab.config;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** One flat YAML mapping. Read token by token, so that {@code 1.10} stays the text it was. */
final class YamlFormat {
    private final JsonParser parser;
    private final Entries entries;

    private YamlFormat(JsonParser parser, Entries entries) {
        this.parser = parser;
        this.entries = entries;
    }

    static void read(String content, Entries entries) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), content)) {
            new YamlFormat(parser, entries).readAll();
        } catch (JacksonException e) {
            // The message of the exception quotes the file, and with it perhaps a secret.
            entries.mistake("is not valid YAML near line " + e.getLocation().getLineNr());
        }
    }

    private void readAll() {
        JsonToken start = parser.nextToken();
        if (start == null) {
            return;
        }
        if (start != JsonToken.START_OBJECT) {
            entries.mistake("is not a list of KEY: value lines");
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            readValue(key, parser.nextToken());
        }
        if (parser.nextToken() != null) {
            entries.mistake("holds more than one document; keep one");
        }
    }

    private void readValue(String key, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            entries.add(key, "");
        } else if (value.isScalarValue()) {
            entries.add(key, parser.getString());
        } else {
            parser.skipChildren();
            entries.mistake(key, "is not one plain value; write one text, items separated by commas");
        }
    }
}
