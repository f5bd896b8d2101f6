package io.kepler.mcp.gitlab.sample;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method and a path template such as {@code /projects/{id}/issues}; every hole takes one segment. */
record Route(String method, List<String> template, Handler handler) {

    /** The values of the holes, or null when the path is another one. */
    @Nullable
    Map<String, String> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return null;
        }
        for (int i = 0; i < template.size(); i++) {
            if (!hole(i) && !template.get(i).equals(segments.get(i))) {
                return null;
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            if (hole(i)) {
                String name = template.get(i);
                values.put(name.substring(1, name.length() - 1), segments.get(i));
            }
        }
        return values;
    }

    private boolean hole(int index) {
        return template.get(index).startsWith("{");
    }
}
