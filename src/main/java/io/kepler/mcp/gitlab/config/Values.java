package io.kepler.mcp.gitlab.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting, parsed. A mistaken one goes into the report and counts as its default until that is thrown. */
final class Values {
    private final List<Source> sources;
    private final Report report;
    private final Map<Setting<?>, Found> given = new HashMap<>();
    private final Map<Setting<?>, Object> parsed = new HashMap<>();

    Values(List<Setting<?>> settings, List<Source> sources, Report report) {
        this.sources = sources;
        this.report = report;
        for (Setting<?> setting : settings) {
            find(setting).ifPresent(found -> given.put(setting, found));
            parsed.put(setting, parse(setting));
        }
    }

    @SuppressWarnings("unchecked") // the constructor put what this very setting parsed
    <T> T get(Setting<T> setting) {
        Object value = parsed.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(setting.name() + " is in no group of the settings");
        }
        return (T) value;
    }

    boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting);
    }

    /** Refuses a value that is fine alone and wrong in company. */
    void refuse(Setting<?> setting, String problem) {
        Found found = given.get(setting);
        if (found == null) {
            report.mistake(Report.line(Settings.PREFIX + setting.name(), "default", problem));
        } else {
            report.mistake(found, problem);
        }
    }

    private <T> T parse(Setting<T> setting) {
        Found found = given.get(setting);
        if (found == null) {
            return setting.defaultValue();
        }
        try {
            return setting.type()
                    .parse(setting.secret() ? found.text() : found.text().strip());
        } catch (WrongValue e) {
            String shown = setting.secret() ? "the value" : Quote.of(found.text());
            report.mistake(found, shown + " " + e.problem());
            return setting.defaultValue();
        }
    }

    private Optional<Found> find(Setting<?> setting) {
        Optional<Found> direct = Found.first(setting.name(), sources);
        if (!setting.secret()) {
            return direct;
        }
        Optional<Found> file = Found.first(setting.fileName(), sources);
        if (direct.isPresent() && file.isPresent()) {
            report.mistake(direct.get(), "is also given as " + file.get().place() + "; keep one of them");
        }
        return direct.or(() -> file.flatMap(this::content));
    }

    private Optional<Found> content(Found file) {
        try {
            String text = Files.readString(Path.of(file.text().strip())).replaceFirst("\\R+$", "");
            if (!text.isBlank()) {
                return Optional.of(new Found(file.key(), file.source(), text));
            }
            report.mistake(file, "the file is empty");
        } catch (IOException | InvalidPathException e) {
            report.mistake(file, "the file cannot be read; check the path and its permissions");
        }
        return Optional.empty();
    }
}
