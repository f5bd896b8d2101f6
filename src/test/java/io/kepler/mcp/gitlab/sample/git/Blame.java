package io.kepler.mcp.gitlab.sample.git;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which commit last touched each line of a file, along the first parents. */
public final class Blame {

    /** Neighbouring lines of one commit. */
    public record Part(Commit commit, List<String> lines) {}

    private record Line(Commit commit, String text) {}

    private Blame() {}

    /** The parts of lines {@code first} to {@code last}, counted from 1. */
    public static List<Part> of(Commit tip, String path, int first, int last) {
        List<Line> lines = lines(tip, path);
        List<Part> parts = new ArrayList<>();
        int end = Math.min(last, lines.size());
        for (Line line : lines.subList(Math.min(first - 1, end), end)) {
            if (parts.isEmpty() || !parts.get(parts.size() - 1).commit().equals(line.commit())) {
                parts.add(new Part(line.commit(), new ArrayList<>()));
            }
            String text = line.text();
            parts.get(parts.size() - 1).lines().add(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        }
        return parts;
    }

    private static List<Line> lines(Commit tip, String path) {
        List<Line> lines = new ArrayList<>();
        for (Commit commit : oldestFirst(tip)) {
            List<String> before = lines.stream().map(Line::text).toList();
            List<String> after = commit.tree().file(path).map(Blob::lines).orElse(List.of());
            Hunk hunk = Hunk.of(before, after);
            List<Line> touched = lines.subList(hunk.head(), lines.size() - hunk.tail());
            touched.clear();
            after.subList(hunk.head(), after.size() - hunk.tail()).forEach(text -> touched.add(new Line(commit, text)));
        }
        return lines;
    }

    private static List<Commit> oldestFirst(Commit tip) {
        List<Commit> line = new ArrayList<>(List.of(tip));
        for (Commit c = tip; !c.parents().isEmpty(); c = c.parents().get(0)) {
            line.add(c.parents().get(0));
        }
        Collections.reverse(line);
        return line;
    }
}
