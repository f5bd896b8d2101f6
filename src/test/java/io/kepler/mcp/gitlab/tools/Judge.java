package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that judge this server but are not part of it. Where one is missing its tests say so, and fail in CI. */
public final class Judge {

    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path INSTALLED = Path.of("target", "js");

    private Judge() {}

    /** GitLab's official OpenAPI document. */
    public static Path openApi() {
        Path document = Path.of(System.getProperty("gitlab.openapi", "../shared/openapi/gitlab-rest-v4.json"));
        need(Files.isRegularFile(document), "there is no " + document + ", name it with -Dgitlab.openapi=...");
        return document;
    }

    /** The folder below which npm has installed what {@code src/test/js} asks for. */
    static Path modules() throws IOException, InterruptedException {
        need(onPath("npm") && onPath("node"), "npm and node are not on the PATH");
        Path modules = INSTALLED.resolve("node_modules");
        if (!current()) {
            copy();
            run(List.of("npm", "ci"));
            Files.copy(lock(SOURCE), modules.resolve("installed-lock.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        return modules;
    }

    private static boolean current() throws IOException {
        Path installed = INSTALLED.resolve("node_modules").resolve("installed-lock.json");
        return Files.exists(installed) && Files.mismatch(installed, lock(SOURCE)) < 0;
    }

    private static void copy() throws IOException {
        Files.createDirectories(INSTALLED);
        for (String name : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path log = INSTALLED.resolve("npm.log");
        Process process = new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            fail(String.join(" ", command) + " failed: " + Files.readString(log));
        }
    }

    private static Path lock(Path folder) {
        return folder.resolve("package-lock.json");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(folder -> Arrays.asList("", ".cmd", ".exe").stream()
                        .anyMatch(suffix -> Files.isExecutable(folder.resolve(program + suffix))));
    }

    private static void need(boolean there, String why) {
        if (there) {
            return;
        }
        if ("true".equals(System.getenv("CI"))) {
            fail("CI must not skip this: " + why);
        }
        System.err.println("SKIPPED a judge: " + why);
        Assumptions.abort(why);
    }
}
