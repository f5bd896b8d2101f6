package io.kepler.mcp.gitlab.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that was measured, by name, in the order it was measured first. */
final class Figures {

    private static final String ROW = "| %-52s | %10s | %10s | %10s |%n";

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    void add(String name, double value) {
        figures.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    void print(PrintStream out) {
        out.printf(ROW, "", "median", "lowest", "highest");
        out.printf(ROW, "---", "---:", "---:", "---:");
        figures.forEach((name, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            String median = text((sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2);
            boolean one = sorted.size() == 1;
            String lowest = one ? "" : text(sorted.get(0));
            String highest = one ? "" : text(sorted.get(sorted.size() - 1));
            out.printf(ROW, name, median, lowest, highest);
        });
    }

    private static String text(double value) {
        boolean whole = value >= 100 || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%.3f", value);
    }
}
