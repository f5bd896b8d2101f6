package io.kepler.mcp.gitlab.oauth.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Writes pages. The templates were compiled by the build and escape whatever is put into them. */
public final class Pages {

    /** A package of its own, because the template compiler clears it. */
    private static final String TEMPLATES = Pages.class.getPackageName() + ".templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), TEMPLATES);

    public String html(Page page) {
        StringOutput output = new StringOutput();
        engine.render(page.template(), page, output);
        return output.toString();
    }

    public static byte[] styleSheet() {
        try (InputStream in = Pages.class.getResourceAsStream("style.css")) {
            if (in == null) {
                throw new IllegalStateException("The WAR lacks style.css");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read style.css", e);
        }
    }
}
