package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestTest {

    private static final List<String> NAMES =
            List.of("list_issues", "get_issue", "create_issue", "list_projects", "ping");

    @Test
    void findsTheNameThatWasMeant() {
        assertThat(Suggest.closest("list_isues", NAMES)).startsWith("list_issues");
        assertThat(Suggest.closest("List-Issues", NAMES)).startsWith("list_issues");
        assertThat(Suggest.closest("issue", NAMES)).contains("get_issue", "create_issue");
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertThat(Suggest.closest("frobnicate", NAMES)).isEmpty();
        assertThat(Suggest.closest("", NAMES)).isEmpty();
        assertThat(Suggest.closest("x".repeat(100_000), NAMES)).isEmpty();
    }
}
