package io.kepler.mcp.gitlab.tools;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A method and a path with holes, for instance {@code GET /projects/{project_id}/issues}. */
public record RequestTemplate(Request.Method method, List<Piece> pieces) {

    private static final Pattern LINE = Pattern.compile("([A-Z]+) (/[^\\s?#]*)");
    private static final Pattern HOLE = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    /** A fixed stretch of the path, or the name of the parameter that fills it. */
    public record Piece(String text, boolean hole) {}

    public RequestTemplate {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads a line as the catalogue writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static RequestTemplate parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("write a method and a path, for instance GET /projects/{project_id}");
        }
        return new RequestTemplate(method(parts.group(1)), pieces(parts.group(2)));
    }

    public List<String> holes() {
        return pieces.stream().filter(Piece::hole).map(Piece::text).toList();
    }

    /**
     * The path with every hole filled, each value encoded as one segment.
     *
     * @throws InvalidArguments naming the parameters whose values cannot stand in a path
     */
    public String expand(Function<String, String> valueOf) {
        StringBuilder path = new StringBuilder();
        List<String> problems = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!piece.hole()) {
                path.append(piece.text());
                continue;
            }
            String value = valueOf.apply(piece.text());
            Segment.problem(value).ifPresent(problem -> problems.add(piece.text() + " must not " + problem + "."));
            path.append(Segment.encode(value));
        }
        if (!problems.isEmpty()) {
            throw new InvalidArguments(problems);
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return method + " "
                + pieces.stream()
                        .map(piece -> piece.hole() ? "{" + piece.text() + "}" : piece.text())
                        .collect(Collectors.joining());
    }

    private static Request.Method method(String word) {
        for (Request.Method method : Request.Method.values()) {
            if (method.name().equals(word)) {
                return method;
            }
        }
        throw new IllegalArgumentException("unknown method " + word);
    }

    private static List<Piece> pieces(String path) {
        List<Piece> pieces = new ArrayList<>();
        Matcher hole = HOLE.matcher(path);
        int end = 0;
        while (hole.find()) {
            pieces.add(fixed(path.substring(end, hole.start())));
            pieces.add(new Piece(hole.group(1), true));
            end = hole.end();
        }
        if (end < path.length()) {
            pieces.add(fixed(path.substring(end)));
        }
        return pieces;
    }

    private static Piece fixed(String text) {
        if (text.isEmpty() || text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException("a hole is a parameter's name between braces, with text before it");
        }
        return new Piece(text, false);
    }
}
