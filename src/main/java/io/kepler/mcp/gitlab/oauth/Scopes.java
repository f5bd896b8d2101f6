package io.kepler.mcp.gitlab.oauth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which scopes clients can get here.
 *
 * @param offered all that can be had
 * @param standard what a client gets that names none
 */
record Scopes(Set<Scope> offered, Set<Scope> standard) {

    Scopes {
        offered = Set.copyOf(offered);
        standard = Set.copyOf(standard);
    }

    /** As far as what we ask of GitLab goes. */
    static Scopes within(String gitlabScope) {
        Set<Scope> standard = known(gitlabScope);
        Set<Scope> offered = EnumSet.noneOf(Scope.class);
        for (Scope scope : Scope.values()) {
            if (Scope.covers(standard, scope)) {
                offered.add(scope);
            }
        }
        return new Scopes(offered, standard);
    }

    /** What a client gets for the words it sent. Words of other servers, such as offline_access, are passed over. */
    Set<Scope> granted(String words) throws OAuthException {
        Set<Scope> asked = known(words);
        asked.retainAll(offered);
        if (asked.isEmpty()) {
            throw OAuthException.invalidScope("None of these scopes exists here; use " + Scope.print(offered) + ".");
        }
        return asked;
    }

    private static Set<Scope> known(String words) {
        Set<Scope> known = EnumSet.noneOf(Scope.class);
        for (String word : words.strip().split(" +", -1)) {
            Arrays.stream(Scope.values())
                    .filter(scope -> scope.word().equals(word))
                    .forEach(known::add);
        }
        return known;
    }
}
