package io.kepler.mcp.gitlab.app;

import io.kepler.mcp.gitlab.completions.Completions;
import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.mcp.Additions;
import io.kepler.mcp.gitlab.mcp.Mcp;
import io.kepler.mcp.gitlab.prompts.Prompts;
import io.kepler.mcp.gitlab.resources.Resources;
import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Toolbox;
import io.kepler.mcp.gitlab.tools.handlers.Handlers;
import io.kepler.mcp.gitlab.waiting.Waiting;
import java.util.HashMap;
import java.util.Map;

/** What clients find here, whatever way they come: it is all read from data. */
final class Served {

    private Served() {}

    static Mcp.Served of(Configuration configuration, Build build, Additions additions) {
        Catalogue catalogue = Catalogue.load();
        Waiting waiting = new Waiting();
        Map<String, Handler> handlers = new HashMap<>(Handlers.all(configuration, build));
        handlers.putAll(waiting.handlers());
        return new Mcp.Served(
                catalogue,
                new Toolbox(catalogue, handlers, configuration.gitlab().totalTimeout()),
                waiting,
                Resources.load(catalogue),
                Prompts.load(),
                Completions.load(catalogue),
                additions);
    }
}
