package io.kepler.mcp.gitlab.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The file that CONFIG_FILE names; its suffix says how it is written. */
final class SettingsFile {
    private final Entries entries;

    private SettingsFile(String file) {
        this.entries = new Entries("file " + file, setting -> Settings.PREFIX + setting);
    }

    static Source read(Found named) {
        SettingsFile file = new SettingsFile(named.text());
        try {
            Path path = Path.of(named.text());
            file.parse(path, withoutByteOrderMark(Files.readString(path)));
        } catch (CharacterCodingException e) {
            file.entries.mistake("is not UTF-8 text");
        } catch (IOException | InvalidPathException e) {
            file.entries.mistake("cannot be read, but " + named.place() + " names it; check the path and permissions");
        }
        return file.entries;
    }

    private void parse(Path path, String content) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".env")) {
            EnvFormat.read(content, entries);
        } else if (name.endsWith(".properties")) {
            PropertiesFormat.read(content, entries);
        } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            YamlFormat.read(content, entries);
        } else {
            entries.mistake("has an unknown suffix; use .env, .properties, .yaml or .yml");
        }
        refuseChain();
    }

    private void refuseChain() {
        String key = entries.key(Settings.CONFIG_FILE.name());
        if (entries.lookup(key).isPresent()) {
            entries.mistake(key, "has no effect inside the file; name the file outside of it");
        }
    }

    private static String withoutByteOrderMark(String content) {
        return content.startsWith("\uFEFF") ? content.substring(1) : content;
    }
}
