package io.kepler.mcp.gitlab.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryTasksTest extends TasksContract {

    @Override
    protected List<Tasks> twoNodes(InstantSource clock) {
        return Collections.nCopies(2, new MemoryTasks(clock));
    }

    @Test
    void namesTheStatusAsTheProtocolDoes() {
        assertThat(Task.Status.INPUT_REQUIRED.text()).isEqualTo("input_required");
        assertThat(Task.Status.of("cancelled")).contains(Task.Status.CANCELLED);
        assertThat(Task.Status.of("CANCELLED")).isEmpty();
    }
}
