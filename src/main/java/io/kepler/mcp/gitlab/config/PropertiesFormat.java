package io.kepler.mcp.gitlab.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The properties format of Java, in UTF-8. */
final class PropertiesFormat {
    private PropertiesFormat() {}

    static void read(String content, Entries entries) {
        try {
            new Listener(entries).load(new StringReader(content));
        } catch (IllegalArgumentException e) {
            entries.mistake("holds a broken \\u escape");
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
    }

    /** Passes each pair on as it is read: a plain {@link Properties} would drop the first of two equal keys. */
    private static final class Listener extends Properties {
        private final transient Entries entries;

        Listener(Entries entries) {
            this.entries = entries;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            entries.add(key.toString(), value.toString());
            return value;
        }
    }
}
