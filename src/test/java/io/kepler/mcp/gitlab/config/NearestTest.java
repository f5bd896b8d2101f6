package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES = List.of("list_issues", "get_issue", "list_projects", "ping");

    @Test
    void putsTheNearestFirst() {
        assertThat(Nearest.to("list_isues", NAMES)).startsWith("list_issues");
        assertThat(Nearest.to("LIST-ISSUES", NAMES)).startsWith("list_issues");
    }

    @Test
    void countsLettersThatChangedPlacesAsOneMistake() {
        assertThat(Nearest.to("pign", NAMES)).containsExactly("ping");
    }

    @Test
    void knowsNothingThatIsNear() {
        assertThat(Nearest.to("frobnicate", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
        assertThat(Nearest.to("x".repeat(100_000), NAMES)).isEmpty();
    }
}
