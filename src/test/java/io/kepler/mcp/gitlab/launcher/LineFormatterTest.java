package io.kepler.mcp.gitlab.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

    @Test
    void writesTimeLevelShortNameAndMessage() {
        assertThat(format("ready"))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  Catalogue: ready\\R");
    }

    @Test
    void indentsFurtherLinesSoThatNoTextPassesForAnEvent() {
        assertThat(format("one\r\n2026-11-20 forged").lines()).element(1).isEqualTo("    2026-11-20 forged");
    }

    @Test
    void saysWhatWasThrownAndWhereInOneLine() {
        LogRecord event = event("failed");
        event.setThrown(new IllegalStateException("outer", new IOException("inner")));

        assertThat(new LineFormatter().format(event))
                .contains("[java.lang.IllegalStateException: outer at LineFormatterTest.java:", "inner at")
                .hasLineCount(1);
    }

    private static String format(String message) {
        return new LineFormatter().format(event(message));
    }

    private static LogRecord event(String message) {
        LogRecord event = new LogRecord(Level.WARNING, message);
        event.setLoggerName("io.kepler.mcp.gitlab.tools.Catalogue");
        return event;
    }
}
