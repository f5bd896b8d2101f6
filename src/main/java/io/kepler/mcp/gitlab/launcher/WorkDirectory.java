package io.kepler.mcp.gitlab.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The unpacked archive; while this is open, no other process takes it away. */
final class WorkDirectory implements AutoCloseable {

    /** System property that names where archives are unpacked. */
    private static final String LOCATION = "kepler.mcp.work_dir";

    private static final String NAME = "kepler-mcp-gitlab";

    private final Path home;
    private final FileChannel use;

    WorkDirectory(Path home, FileChannel use) {
        this.home = home;
        this.use = use;
    }

    static WorkDirectory of(Archive archive) throws LaunchException {
        // Taken away, because it is ours alone and the application refuses settings that it does not know.
        String named = System.clearProperty(LOCATION);
        if (named != null) {
            return open(Path.of(named), archive);
        }
        Path user = Path.of(System.getProperty("user.home", ""));
        // A user without an entry in the system's list, as in many container images, has the home directory "?".
        if (user.isAbsolute()) {
            Optional<WorkDirectory> cached = tryOpen(user.resolve(".cache").resolve(NAME), archive);
            if (cached.isPresent()) {
                return cached.get();
            }
        }
        Path shared = Path.of(System.getProperty("java.io.tmpdir"));
        return open(shared.resolve(NAME + "-" + System.getProperty("user.name", "user")), archive);
    }

    private static Optional<WorkDirectory> tryOpen(Path base, Archive archive) {
        try {
            return Optional.of(new Unpacked(base).open(archive));
        } catch (IOException e) {
            Log.of(WorkDirectory.class).fine(() -> "Not unpacking below " + base + ": " + e);
            return Optional.empty();
        }
    }

    private static WorkDirectory open(Path base, Archive archive) throws LaunchException {
        try {
            return new Unpacked(base.toAbsolutePath()).open(archive);
        } catch (IOException e) {
            throw new LaunchException(
                    "Cannot unpack the archive below %s: %s. Name another place by -D%s=<directory>."
                            .formatted(base, e.getMessage(), LOCATION),
                    e);
        }
    }

    Path war() {
        return home.resolve("war");
    }

    Path scratch() {
        return home.resolve("tomcat");
    }

    @Override
    public void close() {
        try {
            use.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
