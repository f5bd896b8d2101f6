package io.kepler.mcp.gitlab.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what was set at all: unknown names, names without effect, names that are the container's business. */
final class Keys {
    private static final String CONNECTOR = "in a container its connector decides; leave this out and set it there"
            + " (Tomcat: Connector in server.xml; WildFly: socket-binding and undertow listener)";

    private final List<Source> sources;
    private final Report report;

    Keys(List<Source> sources, Report report) {
        this.sources = sources;
        this.report = report;
    }

    void check(Deployment deployment) {
        Set<String> known = known();
        for (Source source : sources) {
            source.mistakes().forEach(report::mistake);
            refuseUnknown(source, known);
            warnOfIgnored(source);
            if (deployment == Deployment.CONTAINER) {
                refuseStandaloneOnly(source);
            }
        }
    }

    private static Set<String> known() {
        Stream<String> settings = Settings.all().stream().flatMap(Setting::names);
        return Stream.concat(settings, ignored().flatMap(Ignored::names)).collect(Collectors.toSet());
    }

    private static Stream<Ignored> ignored() {
        return Stream.concat(IgnoredSettings.OF_THE_SEED.stream(), IgnoredSettings.OF_LATER_VERSIONS.stream());
    }

    private void refuseUnknown(Source source, Set<String> known) {
        Set<String> unknown = new HashSet<>(source.keys());
        known.forEach(name -> unknown.remove(source.key(name)));
        for (String key : new TreeSet<>(unknown)) {
            String hint = Nearest.to(bare(key), known).stream()
                    .findFirst()
                    .map(name -> "; did you mean " + source.key(name) + "?")
                    .orElse("");
            report.mistake(Report.line(key, source.name(), "there is no such setting" + hint));
        }
    }

    /** The name in a key of any source: {@code GITLAB_URL} for {@code kepler.mcp.gitlab-url}. */
    private static String bare(String key) {
        return key.toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_")
                .replaceFirst("^(.*_)?KEPLER_MCP_", "")
                .replaceFirst("^_", "");
    }

    private void warnOfIgnored(Source source) {
        ignored()
                .forEach(ignored -> ignored.names()
                        .flatMap(name -> Found.in(source, name).stream())
                        .forEach(found -> report.warning(found, "has no effect; " + ignored.reason())));
    }

    private void refuseStandaloneOnly(Source source) {
        Settings.GROUPS.stream()
                .filter(SettingGroup::standaloneOnly)
                .flatMap(group -> group.settings().stream())
                .flatMap(setting -> Found.in(source, setting.name()).stream())
                .forEach(found -> report.mistake(found, CONNECTOR));
    }
}
