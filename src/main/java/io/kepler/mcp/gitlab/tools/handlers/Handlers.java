package io.kepler.mcp.gitlab.tools.handlers;

import io.kepler.mcp.gitlab.config.Build;
import io.kepler.mcp.gitlab.config.Configuration;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Json;
import java.util.Locale;
import java.util.Map;

/** Every handler by the name the catalogue gives it. */
public final class Handlers {

    private Handlers() {}

    public static Map<String, Handler> all(Configuration configuration, Build build) {
        String appName = configuration.server().appName();
        String environment = configuration.server().environment().name().toLowerCase(Locale.ROOT);
        return Map.of(
                "ping",
                call -> Json.answer(Map.of("result", "pong")),
                "health_status",
                call -> Json.answer(Map.of("status", "ok", "app_name", appName, "environment", environment)),
                "server_info",
                call -> Json.answer(Map.of(
                        "app_name",
                        appName,
                        "version",
                        build.version(),
                        "java_version",
                        Runtime.version().toString())),
                "get_gitlab_config",
                call -> Json.answer(
                        Map.of("gitlab_url", configuration.gitlab().url().toString(), "auth_method", authMethod(call))),
                "get_merge_request_changes",
                new MergeRequestChanges(),
                "create_merge_request",
                new CreateMergeRequest(),
                "create_tag",
                new CreateTag(),
                "get_file_content",
                new FileContent());
    }

    private static String authMethod(io.kepler.mcp.gitlab.tools.Call call) {
        return call.caller().credential().scheme().name().toLowerCase(Locale.ROOT);
    }
}
