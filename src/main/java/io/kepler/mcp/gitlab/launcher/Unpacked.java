package io.kepler.mcp.gitlab.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory of all unpacked archives, shared by every process of one user.
 *
 * <p>Each archive has a directory {@code war-<key>} and beside it a lock file on which every process that uses it holds a
 * shared lock until it ends, however it ends. Choosing, unpacking and sweeping happen under one more lock, so parallel
 * starts unpack once; a directory gets its name only when it is complete, so an interrupted start leaves nothing wrong.
 */
record Unpacked(Path base) {

    private static final String PREFIX = "war-";
    private static final String INCOMPLETE = "incomplete-";
    private static final String LOCK = ".lock";

    WorkDirectory open(Archive archive) throws IOException {
        PrivateDirectory.create(base);
        try (FileChannel gate = channel(base.resolve("gate" + LOCK))) {
            gate.lock();
            String name = PREFIX + archive.key();
            WorkDirectory work = new WorkDirectory(base.resolve(name), use(name));
            try {
                if (!Files.isDirectory(base.resolve(name))) {
                    unpack(archive, name);
                }
                sweep(name);
                return work;
            } catch (IOException | RuntimeException e) {
                work.close();
                throw e;
            }
        }
    }

    private FileChannel use(String name) throws IOException {
        FileChannel channel = channel(base.resolve(name + LOCK));
        try {
            channel.lock(0, Long.MAX_VALUE, true);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void unpack(Archive archive, String name) throws IOException {
        Path incomplete = Files.createTempDirectory(base, INCOMPLETE);
        archive.unpack(Files.createDirectory(incomplete.resolve("war")));
        Files.createDirectory(incomplete.resolve("tomcat"));
        Files.move(incomplete, base.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what an interrupted start left and the archives that nobody runs any more. */
    private void sweep(String current) throws IOException {
        for (Path path : children()) {
            String name = path.getFileName().toString();
            if (name.startsWith(INCOMPLETE)) {
                delete(path);
            } else if (name.startsWith(PREFIX) && name.endsWith(LOCK) && !name.equals(current + LOCK)) {
                sweepUnused(path, base.resolve(name.substring(0, name.length() - LOCK.length())));
            }
        }
    }

    private static void sweepUnused(Path lock, Path directory) throws IOException {
        try (FileChannel channel = channel(lock);
                FileLock unused = channel.tryLock()) {
            if (unused != null) {
                delete(directory);
                Files.delete(lock);
            }
        }
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> children = Files.list(base)) {
            return children.toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static FileChannel channel(Path lock) throws IOException {
        // Whoever can read a lock file can hold its lock, and a start would wait for that.
        return FileChannel.open(
                lock,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateDirectory.ofFiles());
    }
}
