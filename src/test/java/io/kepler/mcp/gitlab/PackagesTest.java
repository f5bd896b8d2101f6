package io.kepler.mcp.gitlab;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the map of the program true: who may look at whom, and which library stays behind which wall. */
class PackagesTest {

    private static final String ROOT = "io.kepler.mcp.gitlab";
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int MOST_LINES = 400;

    /** Which package may look at which: read it downwards, nothing looks back. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("config", Set.of()),
            entry("gitlab", Set.of("config")),
            entry("tools", Set.of("gitlab", "config")),
            entry("prompts", Set.of("tools", "gitlab", "config")),
            entry("waiting", Set.of("tools", "gitlab", "config")),
            entry("resources", Set.of("tools", "gitlab", "config")),
            entry("completions", Set.of("tools", "gitlab", "config")),
            entry("oauth", Set.of("gitlab", "config")),
            entry("state", Set.of()),
            entry(
                    "mcp",
                    Set.of(
                            "state",
                            "prompts",
                            "waiting",
                            "completions",
                            "resources",
                            "tools",
                            "oauth",
                            "gitlab",
                            "config")),
            entry("ops", Set.of("tools", "gitlab", "config")),
            entry("store", Set.of("state", "oauth", "ops", "config")),
            entry(
                    "app",
                    Set.of(
                            "store",
                            "state",
                            "ops",
                            "mcp",
                            "oauth",
                            "prompts",
                            "waiting",
                            "completions",
                            "resources",
                            "tools",
                            "gitlab",
                            "config")),
            entry("launcher", Set.of()));

    /** Which package alone may use a library. */
    private static final Map<String, Set<String>> ONLY_IN = Map.ofEntries(
            entry("io.modelcontextprotocol..", Set.of("mcp")),
            entry("org.apache.catalina..", Set.of("launcher")),
            entry("org.apache.coyote..", Set.of("launcher")),
            entry("org.apache.tomcat..", Set.of("launcher")),
            entry("org.apache.hc..", Set.of("gitlab", "oauth")),
            entry("gg.jte..", Set.of("oauth")),
            entry("org.pac4j..", Set.of("oauth")),
            entry("com.github.scribejava..", Set.of("oauth")),
            entry("jakarta.persistence..", Set.of("store")),
            entry("org.hibernate..", Set.of("store")),
            entry("org.flywaydb..", Set.of("store")),
            entry("com.zaxxer..", Set.of("store")),
            entry("org.h2..", Set.of("store")),
            entry("javax.sql..", Set.of("store")),
            entry("java.sql..", Set.of("store")));

    /** Which package may not use a library. */
    private static final Map<String, Set<String>> NEVER_IN = Map.of(
            "jakarta.servlet..",
                    Set.of(
                            "prompts",
                            "waiting",
                            "completions",
                            "resources",
                            "tools",
                            "gitlab",
                            "config",
                            "state",
                            "store"),
            "jakarta.ws.rs..",
                    Set.of("prompts", "waiting", "completions", "resources", "tools", "config", "state", "store"),
            "org.glassfish.jersey..",
                    Set.of("prompts", "waiting", "completions", "resources", "tools", "config", "state", "store"),
            // Of REST, the client calls: it answers nobody.
            "jakarta.ws.rs.container..", Set.of("gitlab"),
            "jakarta.ws.rs.sse..", Set.of("gitlab"),
            "org.glassfish.jersey.server..", Set.of("gitlab"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    private static Stream<Arguments> walls() {
        return Stream.concat(
                ONLY_IN.entrySet().stream()
                        .flatMap(wall -> packages()
                                .filter(name -> !wall.getValue().contains(name))
                                .map(name -> Arguments.of(name, wall.getKey()))),
                NEVER_IN.entrySet().stream()
                        .flatMap(wall -> wall.getValue().stream().map(name -> Arguments.of(name, wall.getKey()))));
    }

    private static String in(String name) {
        return ROOT + "." + name + "..";
    }

    private static String[] allowed(String name) {
        return Stream.concat(Stream.of(name), MAY_USE.getOrDefault(name, Set.of()).stream())
                .map(PackagesTest::in)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void useOnlyWhatTheyMay(String name) {
        noClasses()
                .that()
                .resideInAPackage(in(name))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed(name)))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void keepLibrariesBehindTheirWall(String name, String library) {
        noClasses()
                .that()
                .resideInAPackage(in(name))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void areAllOnTheMap() {
        assertThat(CLASSES)
                .extracting(type -> type.getPackageName().substring(ROOT.length()))
                .allSatisfy(name -> assertThat(name).startsWith("."))
                .extracting(name -> name.substring(1).split("\\.", 2)[0])
                .isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void haveNoCycles() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void holdOnlyFilesThatCanBeReadInOneGo() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > MOST_LINES)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
