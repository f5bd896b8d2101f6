package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.kepler.mcp.gitlab.it.WarProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryJarIT {

    @TempDir
    private Path base;

    @Test
    void unpacksOnceWhenTwoStartTogetherAndKeepsWhatIsInUse() throws Exception {
        String option = "-Dkepler.mcp.work_dir=" + base.resolve("work");
        try (WarProcess one = WarProcess.run(Map.of(), option, "--port", "0");
                WarProcess other = WarProcess.start(Map.of(), option)) {
            assertThat(List.of(one.baseUri(), other.baseUri())).doesNotHaveDuplicates();
            assertThat(unpacked()).hasSize(1);

            Path next = TestArchive.make(base.resolve("next.war"), "content", "of the next version");
            try (WorkDirectory work = new Unpacked(base.resolve("work")).open(new Archive(next))) {
                assertThat(unpacked()).hasSize(2);
                assertThat(work.war().resolve("content")).hasContent("of the next version");
            }
        }
    }

    private List<Path> unpacked() throws Exception {
        try (Stream<Path> children = Files.list(base.resolve("work"))) {
            return children.filter(Files::isDirectory).toList();
        }
    }
}
