package io.kepler.mcp.gitlab.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What the build made, to be deployed. */
final class Wars {
    private static final String NAME = Container.CONTEXT + ".war";

    private Wars() {}

    /** The WAR as users get it. */
    static WebArchive real() {
        return ShrinkWrap.create(ZipImporter.class, NAME)
                .importFrom(new File("target", NAME))
                .as(WebArchive.class);
    }
}
