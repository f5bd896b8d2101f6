package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    @TempDir
    private Path directory;

    private Path base;

    @BeforeEach
    void base() {
        base = directory.resolve("base");
    }

    @Test
    void unpacksOnceForOneContent() throws IOException {
        Archive archive = archive("first.war", "a/b.txt", "one");
        Path home = open(archive);
        Files.writeString(home.resolve("a/mark"), "still there");

        assertThat(open(archive("copy.war", "a/b.txt", "one"))).isEqualTo(home);
        assertThat(home.resolve("a/b.txt")).hasContent("one");
        assertThat(home.resolve("a/mark")).exists();
    }

    @Test
    void removesWhatNobodyUsesAnyMore() throws IOException {
        Path old = open(archive("old.war", "a", "old"));
        Path incomplete =
                Files.createDirectories(base.resolve("incomplete-1/war")).getParent();
        Path foreign = Files.createDirectory(base.resolve("foreign"));

        assertThat(open(archive("new.war", "a", "new"))).isNotEqualTo(old).isDirectory();
        assertThat(old).doesNotExist();
        assertThat(incomplete).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void letsNobodyElseIn() throws IOException {
        open(archive("a.war", "a", "b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base)))
                .isEqualTo("rwx------");
    }

    @Test
    void letsNobodyElseHoldItsLocksInADirectoryThatOthersCanRead() throws IOException {
        Files.createDirectory(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        open(archive("a.war", "a", "b"));

        try (Stream<Path> made = Files.list(base)) {
            List<Path> locks =
                    made.filter(file -> file.toString().endsWith(".lock")).toList();
            assertThat(locks)
                    .hasSize(2)
                    .allSatisfy(lock -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void refusesADirectoryThatOthersCanWriteTo() throws IOException {
        Files.createDirectory(base);
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxrwxrwx"));
        Archive archive = archive("a.war", "a", "b");

        assertThatThrownBy(() -> open(archive)).hasMessageContaining("other users can write");
    }

    @Test
    void refusesAnEntryThatLeadsOutOfTheArchive() throws IOException {
        Archive archive = archive("a.war", "../../outside", "b");

        assertThatThrownBy(() -> open(archive)).hasMessageContaining("../../outside");
        assertThat(base.resolve("outside")).doesNotExist();
    }

    private Archive archive(String file, String name, String content) throws IOException {
        return new Archive(TestArchive.make(directory.resolve(file), name, content));
    }

    private Path open(Archive archive) throws IOException {
        try (WorkDirectory work = new Unpacked(base).open(archive)) {
            return work.war();
        }
    }
}
