package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file kept in the repository that must be what the code makes of it: {@code -Dsnapshots=update} renews it. */
public final class Snapshot {

    private Snapshot() {}

    private static boolean updating() {
        return "update".equals(System.getProperty("snapshots"));
    }

    public static void check(Path file, String current) throws IOException {
        if (updating()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }
        assertThat(file).as("renew with: mvn test -Dsnapshots=update").hasContent(current);
    }

    /** The files of a folder. Renewing removes those that are not wanted any more. */
    public static List<String> namesIn(Path folder, List<String> wanted) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (updating() && !wanted.contains(name)) {
                    Files.delete(file);
                } else {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
