package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void isReadBackAsItWasWritten() {
        Cursor cursor = Cursor.start(20, true)
                .following(Map.of("cursor", "eyJpZCI6Mn0=&page=1 ä+%", "page_token", "docs/a b"))
                .skipping(7);

        assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.text()).matches("[\\x21-\\x7e]+").endsWith("&skip=7");
    }

    @Test
    void startsWithoutAPage() {
        assertThat(Cursor.start(20, false).text()).isEqualTo("per_page=20");
        assertThat(Cursor.start(5, true).text()).isEqualTo("per_page=5&pagination=keyset");
    }

    @Test
    void goesOnAtTheBeginningOfThePageThatFollows() {
        assertThat(Cursor.start(20, false)
                        .skipping(3)
                        .following(Map.of("page", "2"))
                        .text())
                .isEqualTo("per_page=20&page=2");
    }

    @Test
    void takesOverNothingButPaging() {
        assertThat(Cursor.start(20, false)
                        .following(Map.of("page", "2", "private_token", "x"))
                        .query())
                .containsOnlyKeys("per_page", "page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "=2",
                "page",
                "page=2&",
                "page=2&sudo=root",
                "private_token=x",
                "page=%zz",
                "page=2&skip=-1",
                "page=2&skip=x",
                "page=2&skip=99999999999",
                "per_page[]=1",
                "Page=2"
            })
    void refusesWhatIsNoneOfOurs(String text) {
        assertThatExceptionOfType(InvalidArguments.class)
                .isThrownBy(() -> Cursor.parse(text))
                .satisfies(e ->
                        assertThat(e.problems()).containsExactly("cursor must be page.next of an earlier answer."));
    }

    @Test
    void refusesOneThatIsTooLong() {
        assertThatExceptionOfType(InvalidArguments.class).isThrownBy(() -> Cursor.parse("cursor=" + "a".repeat(2_000)));
    }
}
