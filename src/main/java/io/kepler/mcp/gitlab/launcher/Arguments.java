package io.kepler.mcp.gitlab.launcher;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parsed command line: {@code [command] [--option value | --option=value]...}.
 *
 * @param settings values by the name of the setting, not by the name of the option
 */
record Arguments(String command, boolean help, boolean version, Map<String, String> settings) {

    static final String DEFAULT_COMMAND = "serve";

    static Arguments parse(String... typed) {
        List<String> words = List.of(typed);
        boolean named = !words.isEmpty() && !words.get(0).startsWith("-");
        String command = named ? words.get(0) : DEFAULT_COMMAND;
        List<String> options = words.subList(named ? 1 : 0, words.size());
        if (options.contains("--help") || options.contains("-h")) {
            return new Arguments(command, true, false, Map.of());
        }
        if (options.contains("--version")) {
            return new Arguments(command, false, true, Map.of());
        }
        return new Arguments(command, false, false, settings(options.iterator()));
    }

    private static Map<String, String> settings(Iterator<String> words) {
        Map<String, String> settings = new LinkedHashMap<>();
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("-")) {
                throw new UsageException("\"" + word + "\" is neither an option nor the value of one.");
            }
            int equals = word.indexOf('=');
            Option option = Option.of(equals < 0 ? word : word.substring(0, equals));
            String value = equals < 0 ? following(option, words) : word.substring(equals + 1);
            if (settings.put(option.setting(), value) != null) {
                throw new UsageException(option.flag() + " is given twice.");
            }
        }
        return settings;
    }

    private static String following(Option option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new UsageException(option.flag() + " needs a value.");
        }
        return words.next();
    }
}
