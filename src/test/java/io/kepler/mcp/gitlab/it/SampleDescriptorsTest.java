package io.kepler.mcp.gitlab.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples for a login of the container: WildFly takes a whole web.xml, Tomcat only what is to be added. */
class SampleDescriptorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"sso-form", "sso-basic"})
    void beginWithAllThatTheWarHas(String sample) throws IOException {
        String ofWar = text("src/main/webapp/WEB-INF/web.xml");
        String content = ofWar.substring(ofWar.indexOf("<display-name>"), ofWar.indexOf("</web-app>"));

        assertThat(text("wildfly/" + sample + "/WEB-INF/web.xml")).contains(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso-form", "sso-basic"})
    void guardTheSamePagesInBothContainers(String sample) throws IOException {
        assertThat(guarded("wildfly/" + sample + "/WEB-INF/web.xml"))
                .contains("/oauth/authorize/*")
                .isEqualTo(guarded("tomcat/" + sample + "/WEB-INF/tomcat-web.xml"));
    }

    private static String guarded(String file) throws IOException {
        String text = text(file);
        return text.substring(text.indexOf("<security-constraint>"), text.indexOf("</security-constraint>"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
