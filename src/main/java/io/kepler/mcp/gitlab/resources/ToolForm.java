package io.kepler.mcp.gitlab.resources;

import io.kepler.mcp.gitlab.tools.Catalogue;
import io.kepler.mcp.gitlab.tools.Json;
import io.kepler.mcp.gitlab.tools.Listing;
import io.kepler.mcp.gitlab.tools.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tool of the catalogue as {@code tools/list} shows it, with what that list leaves out. */
final class ToolForm implements Form {

    private final Catalogue catalogue;

    ToolForm(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String mimeType() {
        return JSON;
    }

    @Override
    public boolean asksGitLab() {
        return false;
    }

    @Override
    public Content read(Reading reading) {
        String name = reading.value("name");
        Tool tool = catalogue.find(name).orElseThrow(() -> unknown(reading.uri(), name));
        Map<String, Object> told = new LinkedHashMap<>(Listing.of(tool));
        told.put("toolset", tool.toolset());
        told.put("effect", tool.effect().word());
        told.put("scope", tool.scope().word());
        return Content.json(reading.asked(), Json.answer(told));
    }

    private ResourceNotFoundException unknown(String uri, String name) {
        List<String> near = catalogue.suggest(name);
        return new ResourceNotFoundException(
                uri,
                "There is no such tool." + (near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?"));
    }
}
