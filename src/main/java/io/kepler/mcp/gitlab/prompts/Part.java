package io.kepler.mcp.gitlab.prompts;

import io.kepler.mcp.gitlab.tools.RequestTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt reads from GitLab with one request, or with one for each of several values.
 *
 * @param query names and values; a value may hold arguments, and one that lacks its argument is not sent
 * @param fields what is kept, as in the catalogue of tools
 * @param bytes the most that is shown of each answer
 * @param longest the most bytes of one text within a JSON answer
 * @param main whether the prompt makes no sense without it
 * @param hidden whether it is asked only for what it takes
 * @param takes values for later parts: a name, and the path of the field they stand at
 * @param later the flag whose bearers go to the end of a list, or null
 * @param unless the argument that makes this part needless, or null
 * @param forEach the value it is asked with again and again, or null
 * @param most how many of those values are asked for
 */
record Part(
        String name,
        String title,
        RequestTemplate request,
        Map<String, String> query,
        List<String> fields,
        Form form,
        int bytes,
        int longest,
        boolean main,
        boolean hidden,
        Map<String, String> takes,
        @Nullable String later,
        @Nullable String unless,
        @Nullable String forEach,
        int most) {}
