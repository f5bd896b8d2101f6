package io.kepler.mcp.gitlab.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {

    @Test
    void keepsWhatPeopleRead() {
        String text = "Größe 望遠鏡 🔭 👩‍🚀\n\tline\n";

        assertThat(Clean.text(text)).isEqualTo(text);
    }

    @Test
    void takesOutWhatPeopleDoNotSee() {
        assertThat(Clean.text("a\u0000b\u202Ec\u2066d\uDB40\uDC49e\u001B]0;title\u0007f\u001B[1;31mg\r\nh\u007F"))
                .isEqualTo("abcdefg\nh");
    }

    @Test
    void takesOutWhatHasNoWidth() {
        assertThat(Clean.text("\uFEFFa\u200Bb\u2060c\u200Ed\uDB40\uDD00e\u202Ef"))
                .isEqualTo("abcdef");
    }

    @Test
    void knowsWhatDeceives() {
        assertThat(Clean.deceives("a\u2066b")).isTrue();
        assertThat(Clean.deceives("a\uDB40\uDC49")).isTrue();
        assertThat(Clean.deceives("\uFEFFusing Größe;\r\n")).isFalse();
    }

    @Test
    void putsAMarkWhereHalfACharacterStands() {
        assertThat(Clean.text("a\uD83D")).isEqualTo("a\uFFFD");
    }

    @Test
    void readsALogAsItStoodOnTheScreen() {
        String log = lines(
                "\u001B[0Ksection_start:1730000000:prepare[collapsed=true]\r\u001B[0K\u001B[36;1mPreparing\u001B[0;m",
                "10%\r50%\r100%",
                "2026-11-01T21:15:33.123456Z 0aO $ make check\r",
                "2026-11-01T21:15:34.123456Z 01E+oops",
                "section_end:1730000001:prepare\r\u001B[0K",
                "end\r");

        assertThat(Clean.log(log)).isEqualTo("Preparing\n100%\n$ make check\noops\n\nend");
    }

    @Test
    void keepsTheLineThatWasOverwrittenByNothing() {
        assertThat(Clean.log("10%\r\r\r" + "x".repeat(100_000) + "\r\r\n")).isEqualTo("x".repeat(100_000) + "\n");
        assertThat(Clean.log("\r".repeat(100_000) + "X")).isEqualTo("X");
        assertThat(Clean.log("still here\r\nand here\r")).isEqualTo("still here\nand here");
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
