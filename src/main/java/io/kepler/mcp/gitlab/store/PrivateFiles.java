package io.kepler.mcp.gitlab.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and folders that only the user of this server can read, where the file system knows such a thing. */
final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private PrivateFiles() {}

    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(FOLDER));
        }
    }

    static Path makeFile(Path folder) throws IOException {
        return Files.createTempFile(folder, ".new", "", attributes(FILE));
    }

    /** Makes the file if it is not there, and takes from others what they may do with it. */
    static void keep(Path file) throws IOException {
        if (!posix()) {
            return;
        }
        try {
            Files.createFile(file, attributes(FILE));
        } catch (FileAlreadyExistsException e) {
            makePrivate(file);
        }
    }

    private static void makePrivate(Path file) throws IOException {
        if (isPrivate(file)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
        } catch (IOException e) {
            // Of another owner, or on a file system that has no permissions of its own.
            LOG.warn("Others can read {}, and that cannot be changed: {}", file, e.toString());
        }
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
