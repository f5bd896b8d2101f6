package io.kepler.mcp.gitlab.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DiffFormTest {

    @Test
    void looksLikeADiff() {
        Shown shown = diff("""
                [{"old_path":"a.txt","new_path":"b.txt","renamed_file":true,"diff":"@@ -1 +1 @@\\n-a\\n+b\\n"},
                 {"old_path":"c","new_path":"c","new_file":true,"diff":"@@ -0,0 +1 @@\\n+c\\n"},
                 {"old_path":"c","new_path":"c","a_mode":"100644","b_mode":"100755","diff":""},
                 {"old_path":"d","new_path":"d","a_mode":"100644","b_mode":"0","deleted_file":true,"diff":""},
                 {"old_path":"e","new_path":"e","too_large":true,"diff":""}]
                """, 5000);

        assertThat(shown).isEqualTo(new Shown("""
                diff a/a.txt b/b.txt (renamed)
                @@ -1 +1 @@
                -a
                +b
                diff a/c b/c (new)
                @@ -0,0 +1 @@
                +c
                diff a/c b/c (mode 100644, now 100755)
                diff a/d b/d (deleted)
                diff a/e b/e
                GitLab does not show this diff because of its size.
                """, ""));
    }

    @Test
    void onlyNamesWhatAMachineWroteAndWhatDoesNotFit() {
        Shown shown = diff("""
                [{"old_path":"lock","new_path":"lock","generated_file":true,"diff":"+x"},
                 {"old_path":"b","new_path":"b","diff":"+y"},
                 {"old_path":"c","new_path":"c","diff":"+zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"}]
                """, 30);

        assertThat(shown.text()).isEqualTo("diff a/b b/b\n+y\n\nOnly named here: lock, c");
        assertThat(shown.note()).isEqualTo("Files that are only named: 2 of 3.");
    }

    @Test
    void letsNoFileEatAllOfTheRoom() {
        String diff = "+line\\n".repeat(5000);
        String files = IntStream.range(0, 3)
                .mapToObj(i -> "{\"old_path\":\"f\",\"new_path\":\"f\",\"diff\":\"" + diff + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        Shown shown = diff(files, 20_000);

        assertThat(shown.note()).isEqualTo("Long diffs that end early: 3.");
        assertThat(shown.text().split("this diff goes on", -1)).hasSize(4);
        assertThat(Room.size(shown.text())).isLessThan(20_000);
    }

    @Test
    void showsWhatElseAComparisonSays() {
        Shown shown = diff("""
                {"commits":[{"title":"T"}],"diffs":[{"old_path":"a","new_path":"a","diff":"+a"}]}
                """, 5000);

        assertThat(shown).isEqualTo(new Shown("{\"commits\":[{\"title\":\"T\"}]}\n\ndiff a/a b/a\n+a\n", ""));
    }

    @Test
    void saysThatADiffHidesSomething() {
        assertThat(diff("[{\"old_path\":\"a\",\"new_path\":\"a\",\"diff\":\"+if (\u202Eadmin)\"}]", 5000)
                        .text())
                .isEqualTo("""
                        diff a/a b/a
                        Characters that hide or reorder text were taken out of this diff.
                        +if (admin)
                        """);
    }

    @Test
    void keepsAPathOnItsLine() {
        assertThat(diff("[{\"old_path\":\"a\\nb\",\"new_path\":\"a\\u001b[1mb\",\"diff\":\"\"}]", 5000)
                        .text())
                .isEqualTo("diff a/a b b/ab\n");
    }

    private static Shown diff(String json, int bytes) {
        return DiffForm.of(JsonMapper.shared().readTree(json), bytes, 1000);
    }
}
