package io.kepler.mcp.gitlab.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptsTest {

    @Test
    void areAtLeastTwelve() {
        assertThat(Prompts.load().all()).hasSizeGreaterThanOrEqualTo(12);
    }
}
