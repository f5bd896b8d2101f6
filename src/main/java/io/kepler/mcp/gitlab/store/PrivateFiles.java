package io.kepler.mcp.gitlab.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only the user of this server can read, where the file system knows such a thing. */
final class PrivateFiles {
    private PrivateFiles() {}

    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes("rwx------"));
        }
    }

    static Path makeFile(Path folder) throws IOException {
        return Files.createTempFile(folder, ".new", "", attributes("rw-------"));
    }

    static boolean isPrivate(Path file) throws IOException {
        if (!posix()) {
            return true;
        }
        Set<PosixFilePermission> others = PosixFilePermissions.fromString("---rwxrwx");
        return Files.getPosixFilePermissions(file).stream().noneMatch(others::contains);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
