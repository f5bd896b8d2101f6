package io.kepler.mcp.gitlab.it;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Prepares the container and the GitLab behind it, once for all tests of a run, and hands both to the tests. */
final class PreparedContainer implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PreparedContainer.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stage(context).beforeDeployment();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stage(context).gitlab().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    private static Stage stage(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(Stage.class, key -> set(), Stage.class);
    }

    private static Stage set() {
        try {
            return Stage.set();
        } catch (IOException e) {
            throw new IllegalStateException("the container could not be prepared", e);
        }
    }
}
