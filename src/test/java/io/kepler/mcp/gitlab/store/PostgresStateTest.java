package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.state.Sessions;
import io.kepler.mcp.gitlab.state.SessionsContract;
import io.kepler.mcp.gitlab.state.Signals;
import io.kepler.mcp.gitlab.state.SignalsContract;
import io.kepler.mcp.gitlab.state.Tasks;
import io.kepler.mcp.gitlab.state.TasksContract;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class PostgresStateTest {
    private static final String URL = TestDatabase.POSTGRES.newUrl();
    private static List<StateNode> nodes = List.of();

    @BeforeAll
    static void startTwoNodes() {
        TestNode.open(URL, TestNode.KEY).close();
        nodes = List.of(new StateNode(URL), new StateNode(URL));
    }

    @AfterAll
    static void stopThem() {
        nodes.forEach(StateNode::close);
    }

    @Nested
    class OfSessions extends SessionsContract {
        @Override
        protected List<Sessions> twoNodes(Duration idleTimeout, InstantSource clock) {
            return nodes.stream().map(node -> node.sessions(idleTimeout, clock)).toList();
        }
    }

    @Nested
    class OfTasks extends TasksContract {
        @Override
        protected List<Tasks> twoNodes(InstantSource clock) {
            return nodes.stream().map(node -> node.tasks(clock)).toList();
        }
    }

    @Nested
    class OfSignals extends SignalsContract {
        @Override
        protected List<Signals> twoNodes() {
            return nodes.stream().map(StateNode::signals).toList();
        }
    }
}
