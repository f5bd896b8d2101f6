package io.kepler.mcp.gitlab.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files as a class loader wants them. */
final class ClassPath {

    private ClassPath() {}

    static List<URL> jars(Path directory) throws LaunchException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(ClassPath::url)
                    .toList();
        } catch (IOException e) {
            throw new LaunchException("Cannot read " + directory + ": " + e, e);
        }
    }

    static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
