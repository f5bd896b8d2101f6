package io.kepler.mcp.gitlab.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JndiEntriesTest {
    private static final String COMP = "java:comp/env/kepler-mcp/";
    private static final String GLOBAL = "java:global/kepler-mcp/";

    @Test
    void readsTextsNumbersAndBooleans() {
        Configuration read = load(Map.of(
                        COMP + "gitlab_url",
                        "https://git.example.com",
                        COMP + "gitlab_retries",
                        4,
                        COMP + "structured_content",
                        true))
                .configuration();
        assertThat(read.gitlab().url()).hasHost("git.example.com");
        assertThat(read.gitlab().retries()).isEqualTo(4);
        assertThat(read.mcp().structuredContent()).isTrue();
    }

    @Test
    void readsTheGlobalTreeBehindTheOneOfTheApplication() {
        Map<String, Object> bindings = Map.of(COMP + "app_name", "comp", GLOBAL + "app_name", "global");
        assertThat(load(bindings).configuration().server().appName()).isEqualTo("comp");
        assertThat(load(Map.of(GLOBAL + "app_name", "global"))
                        .configuration()
                        .server()
                        .appName())
                .isEqualTo("global");
    }

    @Test
    void isEmptyWithoutJndi() {
        assertThat(JndiEntries.in("java:comp/env/kepler-mcp").keys()).isEmpty();
        assertThat(JndiEntries.in("java:comp/env/kepler-mcp").mistakes()).isEmpty();
    }

    @Test
    void isEmptyWhereNothingIsBound() {
        assertThat(read(Map.of())).allSatisfy(source -> {
            assertThat(source.keys()).isEmpty();
            assertThat(source.mistakes()).isEmpty();
        });
    }

    @Test
    void refusesUnknownNames() {
        assertThat(mistakes(Map.of(GLOBAL + "gitlab_ulr", "x")))
                .containsExactly("java:global/kepler-mcp/gitlab_ulr (JNDI): there is no such setting;"
                        + " did you mean java:global/kepler-mcp/gitlab_url?");
    }

    @Test
    void refusesObjectsThatAreNoText() {
        assertThat(mistakes(Map.of(COMP + "app_name", List.of("hidden"))))
                .singleElement()
                .asString()
                .startsWith("java:comp/env/kepler-mcp/app_name (JNDI): holds java.util.")
                .endsWith("; bind a text, a number or a boolean")
                .doesNotContain("hidden");
    }

    @Test
    void saysWhenATreeCannotBeRead() {
        assertThat(mistakes(Map.of("broken", true)))
                .contains("java:comp/env/kepler-mcp (JNDI): cannot be read: javax.naming.NamingException: broken");
    }

    private static List<String> mistakes(Map<String, Object> bindings) {
        return Given.mistakes(Deployment.STANDALONE, read(bindings).toArray(Source[]::new));
    }

    private static Loaded load(Map<String, Object> bindings) {
        return Configuration.load(Deployment.STANDALONE, read(bindings));
    }

    private static List<Source> read(Map<String, Object> bindings) {
        return JndiTree.with(
                bindings,
                () -> List.of(JndiEntries.in("java:comp/env/kepler-mcp"), JndiEntries.in("java:global/kepler-mcp")));
    }
}
