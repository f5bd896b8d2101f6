package io.kepler.mcp.gitlab.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The places that settings come from. */
public final class Sources {
    private static final List<String> JNDI_FOLDERS = List.of("java:comp/env/kepler-mcp", "java:global/kepler-mcp");

    private Sources() {}

    /**
     * The real ones, the strongest first: command line, JNDI, system properties, environment, file.
     *
     * @param overrides values from the command line by name without prefix, such as {@code PORT}
     */
    public static List<Source> standard(Map<String, String> overrides) {
        List<Source> sources = new ArrayList<>();
        sources.add(commandLine(overrides));
        JNDI_FOLDERS.forEach(folder -> sources.add(JndiEntries.in(folder)));
        sources.add(systemProperties(System.getProperties()));
        sources.add(environment(System.getenv()));
        return withFile(sources);
    }

    /** Adds the file that these sources name, if they name one, behind them. */
    public static List<Source> withFile(List<Source> sources) {
        List<Source> all = new ArrayList<>(sources);
        Found.first(Settings.CONFIG_FILE.name(), sources)
                .map(SettingsFile::read)
                .ifPresent(all::add);
        return List.copyOf(all);
    }

    public static Source commandLine(Map<String, String> overrides) {
        Entries entries = new Entries("command line", Sources::option);
        new TreeMap<>(overrides).forEach((setting, value) -> entries.add(option(setting), value));
        return entries;
    }

    public static Source environment(Map<String, String> variables) {
        return new Entries("environment", setting -> Settings.PREFIX + setting).addOurs(new TreeMap<>(variables));
    }

    public static Source systemProperties(Properties properties) {
        Entries entries = new Entries("system property", setting -> "kepler.mcp." + setting.toLowerCase(Locale.ROOT));
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key, "")));
        return entries.addOurs(texts);
    }

    private static String option(String setting) {
        return "--" + setting.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
