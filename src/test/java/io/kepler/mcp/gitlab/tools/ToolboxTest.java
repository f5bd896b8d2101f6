package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kepler.mcp.gitlab.gitlab.FakeGitLab;
import io.kepler.mcp.gitlab.gitlab.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolboxTest {

    private static final Catalogue CATALOGUE = CatalogueText.issues("""
            special:
              description: Special.
              request: GET /special
              handler: special_one
            """).read();
    private static final Caller ALICE =
            new Caller(new FakeGitLab(), FakeGitLab.ALICE, new Identity(1, "alice", "Alice"));

    @Test
    void refusesToStartWithoutAHandlerThatIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Toolbox(CATALOGUE, Map.of("other", call -> Json.answer(Map.of())), Duration.ZERO))
                .withMessage("special names the handler special_one, there is none");
    }

    @Test
    void givesTheHandlerTheCheckedArgumentsTheCallerAndATimeLimit() {
        List<Call> seen = new ArrayList<>();
        Handler handler = call -> {
            seen.add(call);
            return Json.answer(Map.of("done", true));
        };
        Toolbox toolbox = new Toolbox(CATALOGUE, Map.of("special_one", handler), Duration.ofHours(1));

        Answer answer = toolbox.call(CATALOGUE.find("special").orElseThrow(), Map.of("detail", "FULL"), ALICE);

        assertThat(answer).hasToString("{\"done\":true}");
        assertThat(seen.get(0).arguments().text("detail")).isEqualTo("full");
        assertThat(seen.get(0).caller()).isSameAs(ALICE);
        assertThat(seen.get(0).deadline().left()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }
}
