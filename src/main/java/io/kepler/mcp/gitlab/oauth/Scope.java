package io.kepler.mcp.gitlab.oauth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token of ours is good for, in GitLab's words; {@link #API} implies {@link #READ_API}. */
public enum Scope {
    READ_API,
    API;

    /** The scope as it is spelled in requests. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean implies(Scope other) {
        return compareTo(other) >= 0;
    }

    /** Whether one of the granted scopes is enough for what is needed. */
    public static boolean covers(Set<Scope> granted, Scope needed) {
        return granted.stream().anyMatch(scope -> scope.implies(needed));
    }

    /** Reads words separated by spaces; nothing when one of them is no scope of ours. */
    public static Optional<Set<Scope>> parse(String words) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : words.strip().split(" +", -1)) {
            Optional<Scope> scope = of(word);
            if (scope.isEmpty() && !word.isEmpty()) {
                return Optional.empty();
            }
            scope.ifPresent(scopes::add);
        }
        return Optional.of(Set.copyOf(scopes));
    }

    public static String print(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(" "));
    }

    private static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
