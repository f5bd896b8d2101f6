package io.kepler.mcp.gitlab.launcher;

import java.util.Objects;

/** The name and the version in the manifest. */
final class Product {

    private Product() {}

    static String version() {
        return Objects.requireNonNullElse(Product.class.getPackage().getImplementationVersion(), "development");
    }

    static String title() {
        return "Kepler MCP GitLab " + version();
    }
}
